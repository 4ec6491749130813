package io.workshopstream.extraction.outline;

import io.workshopstream.budget.WorkBudget;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of a page that only lead to other events: under a heading such as "You may also
 * like" or "Other events", with links.
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

  private OtherEvents() {}

  /** The elements that hold them, whole. */
  static Set<Element> in(Document document, WorkBudget budget) {
    Set<Element> found = new HashSet<>();
    for (Element element : budget.metered(document.getAllElements())) {
      if (isHeading(element, budget)) {
        Element section = section(element, budget);
        if (section != null) {
          add(section, found, budget);
        } else {
          below(element, found, budget);
        }
      }
    }
    return found;
  }

  private static boolean isHeading(Element element, WorkBudget budget) {
    String own = element.ownText();
    return !own.isEmpty()
        && own.length() <= LONGEST_HEADING
        && !element.nameIs("title")
        && !element.nameIs("a")
        && HEADING.matcher(plain(own)).matches()
        && budget.read(element.text()).length() <= LONGEST_HEADING;
  }

  private static String plain(String words) {
    return words
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}' ]{1,60}", " ")
        .replaceAll("\\s{1,60}", " ")
        .strip();
  }

  /** The largest element that begins with the heading; null when that is the heading itself. */
  private static @Nullable Element section(Element heading, WorkBudget budget) {
    String words = heading.text();
    Element widest = heading;
    Element at = heading.parent();
    for (int level = 0; at != null && level < MOST_LEVELS; level++) {
      if (isRoot(at) || !budget.read(at.text()).startsWith(words)) {
        break;
      }
      widest = at;
      at = at.parent();
    }
    return widest.text().length() > words.length() ? widest : null;
  }

  private static boolean isRoot(Element element) {
    return ROOTS.contains(element.normalName()) || element.selectFirst("h1") != null;
  }

  private static void add(Element section, Set<Element> found, WorkBudget budget) {
    if (leadsAway(section, budget)) {
      found.add(section);
    }
  }

  /** What follows the heading, up to the next heading. */
  private static void below(Element heading, Set<Element> found, WorkBudget budget) {
    Elements siblings = new Elements();
    Element next = heading.nextElementSibling();
    while (next != null && !next.normalName().matches("h[1-6]|footer|form")) {
      budget.spend(1);
      siblings.add(next);
      next = next.nextElementSibling();
    }
    if (siblings.stream().anyMatch(sibling -> leadsAway(sibling, budget))) {
      found.add(heading);
      found.addAll(siblings);
    }
  }

  private static boolean leadsAway(Element section, WorkBudget budget) {
    budget.spend(1);
    for (Element link : budget.metered(section.select("a[href]"))) {
      String address = link.attr("href").strip();
      if (!address.isEmpty() && !address.startsWith("#") && !address.startsWith("javascript:")) {
        return true;
      }
    }
    return false;
  }
}
