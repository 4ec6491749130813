package io.workshopstream.access.rate;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something may be done: so much at once, and as much again in each period, evenly.
 *
 * @param amount from one to a million, so that it can be multiplied
 * @param period from one second to a day
 */
public record RateLimit(int amount, Duration period) {

  /** How a limit must be written. */
  public static final String NOTATION =
      "a number up to 1000000 and a period from PT1S to P1D, such as 60/PT1M, or 0 for no limit";

  private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,8})/([PTDHMS0-9]{3,12})");
  private static final int MOST = 1_000_000;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Reads the notation; empty when it is not that. */
  public static Optional<RateLimit> parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    try {
      RateLimit limit =
          new RateLimit(Integer.parseInt(written.group(1)), Duration.parse(written.group(2)));
      boolean fits =
          limit.amount <= MOST
              && limit.period.compareTo(SHORTEST) >= 0
              && limit.period.compareTo(LONGEST) <= 0;
      return fits ? Optional.of(limit) : Optional.empty();
    } catch (DateTimeException noPeriod) {
      return Optional.empty();
    }
  }

  RateLimit times(int factor) {
    return new RateLimit(amount * factor, period); // a thousand times a million at most
  }
}
