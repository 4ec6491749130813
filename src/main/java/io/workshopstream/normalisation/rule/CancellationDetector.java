package io.workshopstream.normalisation.rule;

import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.normalisation.event.Candidate;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells whether an event was called off: by its status, its name, or the page's own words. */
public final class CancellationDetector {

  private static final String OFF = "(?:cancell?ed|called off|postponed)";
  private static final Pattern NAME =
      Pattern.compile("^\\W{0,5}" + OFF + "\\b|\\(" + OFF + "\\)|\\bcalled off\\b");

  /** "No meeting this week due to refurbishment"; "No Show" and "No Class" are bands. */
  private static final Pattern NONE =
      Pattern.compile("^no (?:meetings?|sessions?|workshops?|classes)\\b");

  /** A statement, no rule for the case that it should happen. */
  private static final Pattern SAID =
      Pattern.compile(
          "^\\W{0,5}(?:(?:this|the|our) )?(?:\\w{1,20} )?(?:event|workshop|class|session|intensive|show)"
              + " (?:has been|is|was|stands|got|has now been|had to be|is now) "
              + OFF
              + "\\b|^\\W{0,5}"
              + OFF
              + "\\s?(?:[-–—:!|]|$)");

  private CancellationDetector() {}

  public static boolean of(Candidate candidate, PageClaims page) {
    String status = candidate.claim().first(Field.STATUS).orElse("").toLowerCase(Locale.ROOT);
    String name = candidate.event().name().toLowerCase(Locale.ROOT);
    String whole = candidate.partOf().orElse("").toLowerCase(Locale.ROOT);
    return status.contains("cancel")
        || status.contains("postponed")
        || isNamed(name)
        || isNamed(whole)
        || isNamed(page.heading().toLowerCase(Locale.ROOT));
  }

  private static boolean isNamed(String name) {
    return (mayBeOff(name) && NAME.matcher(name).find())
        || (name.startsWith("no ") && NONE.matcher(name).find());
  }

  /** Most words can be told from these at a glance. */
  private static boolean mayBeOff(String words) {
    return words.contains("cancel") || words.contains("called off") || words.contains("postponed");
  }

  /** Whether a page that is about one event says so. */
  public static boolean isSaid(PageClaims page) {
    return page.text()
        .lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .anyMatch(line -> mayBeOff(line) && SAID.matcher(line).find());
  }
}
