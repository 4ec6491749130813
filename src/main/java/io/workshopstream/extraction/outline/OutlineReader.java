package io.workshopstream.extraction.outline;

import io.workshopstream.budget.WorkBudget;
import io.workshopstream.extraction.grid.DayTables;
import io.workshopstream.extraction.grid.RowSpans;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Walks a document once and breaks its visible words into lines. */
public final class OutlineReader implements NodeVisitor {

  private static final Set<String> MORE_BLOCKS =
      Vocabulary.of("br hr td th tr dt dd li option button label summary caption");

  /** A page that says less than these letters beside what readers say is about what they say. */
  private static final int FEWEST_BESIDE_TALK = 400;

  private static final Pattern TAIL = Pattern.compile("\\d(?i:st|nd|rd|th)\\b");

  private static final Set<String> BOLD = Set.of("b", "strong", "a");

  /** Frames in one another; more of them are no page's layout. */
  private static final int MOST_FRAMES = 8;

  /** A line, and the frames it stands in, the outermost first. */
  private record Draft(Line line, List<Element> frames) {}

  private final List<Draft> drafts = new ArrayList<>();
  private final List<Line> counted = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private final List<String> links = new ArrayList<>();
  private Set<Element> others = Set.of();
  private String title = "";
  private @Nullable Element invisible;
  private List<Element> inside = List.of();
  private @Nullable Element bold;
  private @Nullable Element block;
  private @Nullable Element around;
  private @Nullable Element heading;
  private @Nullable String machineTime;
  private boolean plain;
  private boolean boundary;
  private boolean cut;
  private boolean full;
  private final Frame frames = new Frame();
  private final WorkBudget budget;

  private OutlineReader(WorkBudget budget) {
    this.budget = budget;
  }

  /**
   * The outline of a document, in which cells that reach over several rows are repeated, and days
   * of tables completed: whoever reads its tables afterwards finds every row whole.
   */
  public static Outline outline(Document document, WorkBudget budget) {
    List<Element> elements = DayTables.complete(RowSpans.spread(document, budget), budget);
    return new OutlineReader(budget).read(document, elements);
  }

  /** Words that may carry HTML as lines: paragraphs, list items and line breaks end a line. */
  public static String lines(String words, WorkBudget budget) {
    String text = budget.read(words);
    if (text.indexOf('&') >= 0) {
      text = Parser.unescapeEntities(text, false);
    }
    if (text.indexOf('<') < 0) {
      return text;
    }
    StringBuilder lines = new StringBuilder();
    outline(Jsoup.parse(text.replace("\n", "<br>")), budget)
        .lines()
        .forEach(line -> lines.append(line.text()).append('\n'));
    return lines.toString();
  }

  private Outline read(Document document, List<Element> elements) {
    others = new HashSet<>(OtherEvents.in(elements, budget));
    others.addAll(PastRecords.in(budget.metered(elements)));
    title = document.title();
    document.body().traverse(this);
    flush();
    return withoutFrames();
  }

  @Override
  public void head(Node node, int depth) {
    budget.spend(1);
    full = full || Outline.isFull(counted);
    if (invisible != null || full) {
      return;
    }
    if (node instanceof TextNode text) {
      append(text.getWholeText(), text);
    } else if (node instanceof Element element) {
      enter(element);
    }
  }

  private void enter(Element element) {
    String sign = Icons.sign(element);
    if (!sign.isEmpty()) {
      words.append(words.isEmpty() ? "" : " ").append(sign);
    }
    if (Frame.isInvisible(element)) {
      invisible = element;
      return;
    }
    if (isBlock(element) || SideBySide.isBox(element)) {
      flush();
      block = element;
    }
    boundary = true;
    if (mayFrame() && (frames.isOne(element) || others.contains(element))) {
      inside = Stream.concat(inside.stream(), Stream.of(element)).toList();
    }
    if (bold == null && BOLD.contains(element.normalName())) {
      bold = element;
    }
    heading = level(element) > 0 ? element : heading;
    notice(element);
  }

  /** What stands in navigation or a footer needs no second frame. */
  private boolean mayFrame() {
    int size = inside.size();
    return size == 0 || (size < MOST_FRAMES && !Frame.isSure(inside.get(size - 1)));
  }

  private void notice(Element element) {
    String link = element.nameIs("a") ? element.attr("href") : "";
    if (!link.isEmpty() && links.size() < 20) {
      links.add(link);
      around = element;
    }
    if (element.nameIs("time") && element.hasAttr("datetime")) {
      machineTime = element.attr("datetime");
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (invisible != null) {
      invisible = node.equals(invisible) ? null : invisible;
      return;
    }
    if (!(node instanceof Element element)) {
      return;
    }
    if (isBlock(element)) {
      flush();
      block = element.parent();
    }
    boundary = true;
    int last = inside.size() - 1;
    inside = last >= 0 && element.equals(inside.get(last)) ? inside.subList(0, last) : inside;
    bold = element.equals(bold) ? null : bold;
    around = element.equals(around) ? null : around;
    heading = element.equals(heading) ? null : heading;
  }

  private void append(String text, TextNode node) {
    if (node.isBlank()) {
      words.append(words.isEmpty() ? "" : " ");
      return;
    }
    if (boundary && needsBlank(text)) {
      words.append(' ');
    }
    boundary = false;
    plain = plain || bold == null;
    block = block == null ? node.parent() : block;
    if (words.length() < 20_000) {
      words.append(text);
    }
  }

  /** Words of two elements run together on paper but not on the screen: "fri", "24", "may". */
  private boolean needsBlank(String text) {
    if (words.isEmpty()) {
      return false;
    }
    char before = words.charAt(words.length() - 1);
    char after = text.charAt(0);
    boolean newWord = Character.isLowerCase(before) && Character.isUpperCase(after);
    boolean number = Character.isLetter(before) && Character.isDigit(after);
    boolean two = Character.isDigit(before) && Character.isDigit(after) && !isTail(text);
    boolean unit = Character.isDigit(before) && Character.isUpperCase(after);
    return newWord || number || two || unit || (Character.isLetter(after) && endsWithHalf());
  }

  private boolean endsWithHalf() { // "7:00 pm" and "fri" in two elements
    int at = words.length() - 2;
    boolean half = at > 0 && (words.indexOf("am", at) == at || words.indexOf("pm", at) == at);
    return half && !Character.isLetter(words.charAt(at - 1));
  }

  /** "July 1" and "6th" in two elements are the 16th: nobody writes a day right behind another. */
  private boolean isTail(String text) {
    boolean alone = words.length() < 2 || !Character.isDigit(words.charAt(words.length() - 2));
    return alone && TAIL.matcher(text).lookingAt();
  }

  private void flush() {
    cut = cut || Outline.isTooLong(words);
    String text = Markup.oneLine(budget.read(Outline.limited(words.toString())));
    if (!text.isEmpty() && around != null && links.isEmpty()) {
      links.add(around.attr("href"));
    }
    if (!text.isEmpty()) {
      Element rank = heading;
      Line line =
          new Line(
              counted.size(),
              text,
              block,
              new Line.Style(rank == null ? 0 : level(rank), !plain),
              List.copyOf(links),
              machineTime);
      counted.add(line);
      drafts.add(new Draft(line, inside));
    }
    words.setLength(0);
    links.clear();
    machineTime = null;
    plain = false;
    boundary = false;
  }

  /** Drops the frames, unless what looks like one holds the page's title or most of its words. */
  private Outline withoutFrames() {
    Map<Element, Integer> sizes = new HashMap<>();
    Set<Element> kept = new HashSet<>();
    int all = 0;
    for (Draft draft : drafts) {
      all += draft.line().text().length();
      for (Element frame : draft.frames()) {
        sizes.merge(frame, draft.line().text().length(), Integer::sum);
        if (draft.line().level() == 1) {
          kept.add(frame);
        }
      }
    }
    int words = all;
    sizes.forEach(
        (element, size) -> {
          if (!others.contains(element)) {
            keepLarge(element, size, words, kept);
          }
        });
    return divided(kept);
  }

  private static void keepLarge(Element element, int size, int all, Set<Element> kept) {
    int most = Frame.isTalk(element) ? all - FEWEST_BESIDE_TALK : all / 2;
    if (size > most && !Frame.isSure(element)) {
      kept.add(element);
    }
  }

  private Outline divided(Set<Element> kept) {
    List<Line> lines = new ArrayList<>();
    List<Line> frames = new ArrayList<>();
    for (Draft draft : drafts) {
      boolean own = kept.containsAll(draft.frames());
      List<Line> side = own ? lines : frames;
      side.add(draft.line().at(side.size()));
    }
    return new Outline(DateTiles.joined(lines, budget), frames, title, cut || full, budget);
  }

  private static boolean isBlock(Element element) {
    return element.isBlock() || MORE_BLOCKS.contains(element.normalName());
  }

  private static int level(Element element) {
    String name = element.normalName();
    boolean heading =
        name.length() == 2
            && name.charAt(0) == 'h'
            && name.charAt(1) >= '1'
            && name.charAt(1) <= '6';
    return heading ? name.charAt(1) - '0' : 0;
  }
}
