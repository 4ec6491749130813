package io.workshopstream.grammar.time;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The time zone that a text names behind a time: "9 pm GMT", "7:30pm (EST)", "18:00 UTC+2".
 *
 * @param name its short English name in capitals, as the CLDR has it; "ET" for both of EST and EDT
 * @param zone what the name means where nobody has a clock of that name
 */
public record NamedZone(String name, ZoneId zone) {

  /**
   * What a clock elsewhere shows at a moment that is written for this zone. A clock that bears the
   * name itself shows what is written: "EST" is said in summer too, and "IST" in Dublin.
   */
  public LocalDateTime on(ZoneId elsewhere, LocalDateTime written) {
    boolean own = isNameOf(elsewhere, false) || isNameOf(elsewhere, true);
    return own ? written : written.atZone(zone).withZoneSameInstant(elsewhere).toLocalDateTime();
  }

  private boolean isNameOf(ZoneId elsewhere, boolean summer) {
    String own =
        TimeZone.getTimeZone(elsewhere).getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH);
    boolean either = own.length() == 3 && name.length() == 2 && own.charAt(0) == name.charAt(0);
    return own.equals(name) || (either && own.endsWith("T"));
  }
}
