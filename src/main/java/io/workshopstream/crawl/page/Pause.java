package io.workshopstream.crawl.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time for which a host has asked to be left alone; it holds for all crawls.
 *
 * @param host its name, with the port where that is no default one
 * @param until when it may be asked again; an hour ahead at most
 * @param status of the answer that asked for it
 * @param wish how long it asked for
 */
public record Pause(String host, Instant until, int status, Duration wish) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Duration LONGEST = Duration.ofHours(1);

  public static Pause from(Instant now, String host, int status, Duration wish) {
    return new Pause(host, now.plus(wish.compareTo(LONGEST) < 0 ? wish : LONGEST), status, wish);
  }

  /** Its end and its reason, in words. */
  public String words() {
    // told in minutes, so rounded up: who comes then comes late enough
    return "until "
        + TIME.format(until.plusSeconds(59))
        + " (the site asked for a pause of "
        + length()
        + ")";
  }

  private String length() {
    long seconds = wish.toSeconds();
    if (seconds < 120) {
      return seconds + " seconds";
    }
    return seconds < 7_200
        ? wish.plusSeconds(59).toMinutes() + " minutes"
        : wish.plusMinutes(59).toHours() + " hours";
  }
}
