package io.workshopstream.normalisation.event;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.text.Vocabulary;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides how a page writes dates in numbers: by a number over 12 on it, else by where it is. */
public final class DateOrderResolver {

  private static final Pattern NUMERIC = Pattern.compile("\\b(\\d{1,2})/(\\d{1,2})/\\d{2,4}\\b");
  private static final Set<String> MONTH_FIRST =
      Vocabulary.of(
          "America/New_York America/Chicago America/Denver America/Los_Angeles"
              + " America/Phoenix America/Anchorage America/Detroit America/Boise Pacific/Honolulu");

  private DateOrderResolver() {}

  public static DateOrder of(PageClaims claims, ZoneId zone) {
    for (EventClaim event : claims.events()) {
      for (Claim date : event.all(Field.DATE)) {
        Matcher numbers = NUMERIC.matcher(date.words());
        while (numbers.find()) {
          if (Integer.parseInt(numbers.group(1)) > 12) {
            return DateOrder.DAY_FIRST;
          }
          if (Integer.parseInt(numbers.group(2)) > 12) {
            return DateOrder.MONTH_FIRST;
          }
        }
      }
    }
    boolean american = MONTH_FIRST.contains(zone.getId()) || zone.getId().startsWith("US/");
    return american ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
  }
}
