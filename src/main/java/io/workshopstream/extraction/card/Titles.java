package io.workshopstream.extraction.card;

import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.outline.Line;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.name.Addresses;
import io.workshopstream.grammar.name.People;
import io.workshopstream.grammar.name.Places;
import io.workshopstream.grammar.text.NameSimilarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line that names what a date belongs to. */
final class Titles {

  /** "2 Workshops" counts what follows. */
  private static final Pattern COUNT =
      Pattern.compile(
          "^\\s*+\\d{1,2}\\s+(?i:workshops?|sessions?|class(?:es)?|events?|intensives?)\\s*");

  /** Inside a sentence, words with a capital and the small one behind them. */
  private static final Pattern KIND =
      Pattern.compile("(?<=\\p{Ll}\\s)(?:\\p{Lu}[\\p{L}'’]{0,20}\\s){1,3}(\\p{Ll}{3,14})\\b");

  private static final int MOST_SENTENCES = 6;
  private static final Pattern NUMBERS = Pattern.compile("\\b\\d{4}\\b");
  private static final int MOST_WORDS = 16;
  private static final int DEEPEST_HEADING = 6;
  private static final int LONGEST = 160;

  /** Of more lines than this only a heading can be the title. */
  private static final int LARGEST_CARD = 30;

  /** So many lines below a day another section may have begun. */
  private static final int FAR = 10;

  private final List<Facts> lines;
  private final Set<Integer> anchors;
  private final Map<Integer, Boolean> names = new HashMap<>();

  /** By line, the nearest heading above it; empty until it is asked for. */
  private final List<Integer> headings = new ArrayList<>();

  /** By line, the nearest heading above it, which may only say that a list follows. */
  private final List<Integer> lists = new ArrayList<>();

  Titles(List<Facts> lines, Set<Integer> anchors) {
    this.lines = lines;
    this.anchors = anchors;
  }

  /** The title inside a box: what stands out, else its first words; -1 for none. */
  int in(Box box, int anchor) {
    int outstanding = outstanding(box, anchor);
    return outstanding >= 0 || box.size() > LARGEST_CARD ? outstanding : first(box, false);
  }

  /** The best heading inside a box, else what is set apart; -1 for neither. */
  int outstanding(Box box, int anchor) {
    int heading = heading(box, anchor);
    return heading >= 0 || box.size() > LARGEST_CARD ? heading : first(box, true);
  }

  /** The heading of the highest rank; -1 for none. */
  int heading(Box box, int anchor) {
    int best = -1;
    for (int index = box.from(); index < box.to(); index++) {
      if (isName(index) && lines.get(index).line().isHeading()) {
        best = best < 0 || isBetter(index, best, anchor) ? index : best;
      }
    }
    return best;
  }

  /** Of a higher rank, or as high and above the day; not one far below where one is above. */
  private boolean isBetter(int index, int best, int anchor) {
    boolean next = index > anchor + FAR && best < anchor;
    int rank = lines.get(index).line().level() - lines.get(best).line().level();
    return !next && (rank < 0 || (rank == 0 && index < anchor));
  }

  private int first(Box box, boolean marked) {
    for (int index = box.from(); index < box.to(); index++) {
      boolean fits = isName(index) && (!marked || lines.get(index).line().marked());
      if (fits && !isSaying(index)) {
        return index;
      }
    }
    return -1;
  }

  /** A remark such as "Showing in: Hall 2" names nothing. */
  private boolean isSaying(int index) {
    String text = lines.get(index).text();
    return text.endsWith(".") && text.length() > 60;
  }

  /** The nearest heading above a line that names something; -1 for none. */
  int headingAbove(int anchor) {
    if (headings.isEmpty()) {
      findHeadings();
    }
    return headings.get(anchor);
  }

  /**
   * What the headings above a line call it: the nearest that names something, and behind it the
   * kind of list that stands between, if there is one: "Tap Club" and "2026 Meetings".
   */
  String sectionOf(int index) {
    int named = headingAbove(index);
    int list = lists.get(index);
    String name = named < 0 ? "" : withoutYear(lines.get(named));
    String kind = list <= named ? "" : NUMBERS.matcher(lines.get(list).text()).replaceAll(" ");
    boolean plain = named < 0 || Generic.isWhen(kind) || Label.whole(kind).isPresent();
    String told = plain && named >= 0 && Generic.endsAsList(name) ? kindBelow(named, index) : "";
    return !told.isEmpty() ? told : plain ? name : name + ": " + Markup.oneLine(kind);
  }

  /** What takes place, as a sentence above the days says: "holds its monthly Board meeting". */
  private String kindBelow(int heading, int day) {
    for (int at = heading + 1; at < Math.min(day, heading + MOST_SENTENCES); at++) {
      Matcher kind = KIND.matcher(lines.get(at).text());
      while (kind.find()) {
        if (Label.isKind(kind.group(1))) {
          return kind.group();
        }
      }
    }
    return "";
  }

  private static String withoutYear(Facts heading) {
    String plain = Markup.oneLine(NUMBERS.matcher(heading.text()).replaceAll(" "));
    return heading.isPeriod() && !Generic.isList(plain) ? plain : heading.text();
  }

  /**
   * A heading stands above what follows up to the next one of its rank: the section before a line's
   * own says nothing of it.
   */
  private void findHeadings() {
    int[] open = new int[DEEPEST_HEADING + 1];
    Arrays.fill(open, -1);
    for (int index = 0; index < lines.size(); index++) {
      headings.add(nearest(open));
      lists.add(Arrays.stream(open).max().orElse(-1));
      Line line = lines.get(index).line();
      int level = line.isHeading() ? line.level() : isBold(index) ? DEEPEST_HEADING : 0;
      if (level > 0) {
        Arrays.fill(open, level, open.length, -1);
        open[level] = index;
      }
    }
  }

  private boolean isBold(int index) {
    Line line = lines.get(index).line();
    return line.marked()
        && line.links().isEmpty()
        && isName(index)
        && Label.endsAsKind(lines.get(index).text());
  }

  private int nearest(int[] open) {
    int list = -1;
    for (int level = DEEPEST_HEADING; level > 0; level--) {
      boolean names = open[level] >= 0 && isName(open[level]);
      if (names && !Generic.isList(lines.get(open[level]).text())) {
        return open[level];
      }
      list = list < 0 && names ? open[level] : list;
    }
    return list;
  }

  /** Whether a line may be a name: short, no detail, no generic word, no day. */
  boolean isName(int index) {
    return names.computeIfAbsent(index, this::mayName);
  }

  private boolean mayName(int index) {
    Facts facts = lines.get(index);
    String text = facts.text();
    int words = NameSimilarity.sequence(text).size();
    boolean heading = facts.line().isHeading();
    boolean detail = heading ? isOnlyWhen(facts) || !facts.prices().isEmpty() : facts.isDetail();
    return !anchors.contains(index)
        && words > 0
        && words <= MOST_WORDS
        && text.length() <= LONGEST
        && !detail
        && !Generic.isGeneric(text)
        && text.codePoints().anyMatch(Character::isLetter)
        && !text.contains("{{")
        && !text.endsWith(":")
        && !saysWho(text)
        && !isPlace(index)
        && !COUNT.matcher(text).matches()
        && (heading || !Addresses.isAddress(text))
        && !Generic.isLink(text);
  }

  /** "by Krutika Solanki" names who teaches, not what. */
  private static boolean saysWho(String text) {
    boolean by = text.regionMatches(true, 0, "by ", 0, 3);
    return by && !People.of(text).isEmpty();
  }

  /** The name of a place, or what stands right above an address; unless it is a heading. */
  private boolean isPlace(int index) {
    Facts facts = lines.get(index);
    if (facts.line().isHeading() || facts.line().marked()) {
      return false;
    }
    boolean last = index + 1 >= lines.size();
    boolean above = !last && !lines.get(index + 1).line().isHeading();
    return Places.isPlace(facts.text())
        || (above && Addresses.isAddress(lines.get(index + 1).text()));
  }

  private static boolean isOnlyWhen(Facts facts) {
    boolean timed = !facts.phrases().dates().isEmpty() || !facts.phrases().times().isEmpty();
    return timed && facts.phrases().otherWords() <= 1;
  }
}
