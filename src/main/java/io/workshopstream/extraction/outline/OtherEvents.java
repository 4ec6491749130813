package io.workshopstream.extraction.outline;

import io.workshopstream.budget.WorkBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of a page that only lead to other events: under a heading such as "You may also
 * like" or "Other events", with links. What it has to know of an element it finds out once, so that
 * a page of nothing but such headings takes no longer than another.
 */
final class OtherEvents {

  private static final int LONGEST_HEADING = 60;
  private static final int MOST_LEVELS = 40;
  private static final String ROOTS = "html body main form";
  private static final Pattern HEADING =
      Pattern.compile(
          "(?:(?:other|others|more|related|similar|recommended|further|explore|discover|browse)\\s)"
              + "{1,3}(?:upcoming |great |dance |popular )?(?:events?|workshops?|classes|artists|dates"
              + "|happenings)\\b.{0,40}"
              + "|(?:.{0,30}\\s)?(?:you|people|dancers) (?:may|might|will|could|would)(?: also)?"
              + " (?:like|enjoy|love|dig|fancy)\\b.{0,20}"
              + "|(?:people|others|dancers) also \\w{1,12}\\b.{0,20}"
              + "|recommended(?: for you)?|see also|also (?:happening|coming up|at|on|by)\\b.{0,30}"
              + "|more (?:from|at|by|like)\\b.{0,40}");
  private static final List<String> KEYS =
      List.of(
          "other",
          "more",
          "related",
          "similar",
          "recommended",
          "further",
          "explore",
          "discover",
          "browse",
          "also",
          "like",
          "enjoy",
          "love",
          "dig",
          "fancy");
  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}' ]{1,60}");
  private static final Pattern BLANKS = Pattern.compile("\\s{1,60}");
  private static final Pattern END = Pattern.compile("h[1-6]|footer|form");

  private final WorkBudget budget;
  private final Set<Element> found = new HashSet<>();

  /** What holds a first heading. */
  private final Set<Element> titled = new HashSet<>();

  /** What holds a link to another page. */
  private final Set<Element> leading = new HashSet<>();

  /** What a heading before it reached already. */
  private final Set<Element> reached = new HashSet<>();

  private final Map<Element, String> beginnings = new HashMap<>();

  private OtherEvents(WorkBudget budget) {
    this.budget = budget;
  }

  /** The elements that hold them, whole. */
  static Set<Element> in(List<Element> all, WorkBudget budget) {
    OtherEvents others = new OtherEvents(budget);
    List<Element> elements = budget.metered(all);
    elements.forEach(others::learn);
    elements.stream().filter(others::isHeading).forEach(others::under);
    return others.found;
  }

  private void learn(Element element) {
    if (element.nameIs("h1")) {
      addWithParents(element, titled);
    }
    if (element.nameIs("a") && isAway(element.attr("href").strip())) {
      addWithParents(element, leading);
    }
  }

  private void addWithParents(Element element, Set<Element> all) {
    Element at = element;
    while (at != null && all.add(at)) {
      budget.spend(1);
      at = at.parent();
    }
  }

  private static boolean isAway(String address) {
    return !address.isEmpty() && !address.startsWith("#") && !address.startsWith("javascript:");
  }

  private boolean isHeading(Element element) {
    if (element.nameIs("title") || element.nameIs("a") || !isShort(element)) {
      return false;
    }
    String own = element.ownText();
    return !own.isEmpty()
        && own.length() <= LONGEST_HEADING
        && mayBeHeading(own.toLowerCase(Locale.ROOT))
        && HEADING.matcher(plain(own)).matches()
        && beginning(element).length() <= LONGEST_HEADING;
  }

  /** Whether an element has words of its own, and no more than a heading may have. */
  private static boolean isShort(Element element) {
    StringBuilder letters = new StringBuilder();
    for (int at = 0; at < element.childNodeSize() && letters.length() <= LONGEST_HEADING; at++) {
      addLetters(element.childNode(at), letters);
    }
    return !letters.isEmpty() && letters.length() <= LONGEST_HEADING;
  }

  /** One of these words stands in every heading that matches. */
  private static boolean mayBeHeading(String own) {
    for (String word : KEYS) {
      if (own.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static String plain(String words) {
    String letters = MARKS.matcher(words.toLowerCase(Locale.ROOT)).replaceAll(" ");
    return BLANKS.matcher(letters).replaceAll(" ").strip();
  }

  private void under(Element heading) {
    Element section = section(heading);
    if (section == null) {
      below(heading);
    } else if (leading.contains(section)) {
      found.add(section);
    }
  }

  /** The largest element that begins with the heading; null when that is the heading itself. */
  private @Nullable Element section(Element heading) {
    String words = beginning(heading);
    Element widest = heading;
    Element at = heading.parent();
    for (int level = 0; at != null && level < MOST_LEVELS; level++) {
      if (isRoot(at) || !beginning(at).startsWith(words)) {
        break;
      }
      widest = at;
      at = at.parent();
    }
    return beginning(widest).length() > words.length() ? widest : null;
  }

  private boolean isRoot(Element element) {
    return ROOTS.contains(element.normalName()) || titled.contains(element);
  }

  /** The first letters in an element, without blanks; one more than a heading may have at most. */
  private String beginning(Element element) {
    return beginnings.computeIfAbsent(element, this::begin);
  }

  private String begin(Element element) {
    StringBuilder letters = new StringBuilder();
    NodeTraversor.filter(
        (node, depth) -> {
          budget.spend(1);
          addLetters(node, letters);
          return letters.length() > LONGEST_HEADING
              ? NodeFilter.FilterResult.STOP
              : NodeFilter.FilterResult.CONTINUE;
        },
        element);
    return letters.toString();
  }

  private static void addLetters(Node node, StringBuilder letters) {
    String words = node instanceof TextNode text ? text.getWholeText() : "";
    for (int at = 0; at < words.length() && letters.length() <= LONGEST_HEADING; at++) {
      char letter = words.charAt(at);
      if (letter > ' ' && !Character.isWhitespace(letter) && !Character.isSpaceChar(letter)) {
        letters.append(letter);
      }
    }
  }

  /**
   * What follows the heading, up to the next heading. One that was reached from an earlier heading
   * reaches nothing new.
   */
  private void below(Element heading) {
    List<Element> siblings = new ArrayList<>();
    Element next = reached.contains(heading) ? null : heading.nextElementSibling();
    while (next != null && !END.matcher(next.normalName()).matches()) {
      budget.spend(1);
      reached.add(next);
      siblings.add(next);
      next = next.nextElementSibling();
    }
    if (siblings.stream().anyMatch(leading::contains)) {
      found.add(heading);
      found.addAll(siblings);
    }
  }
}
