package io.workshopstream.run.event;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The key of a run: lower-case letters and digits only, so that an event id made from it never
 * makes a browser ask for permission first (a Fetch rule on {@code Last-Event-ID} across origins).
 * Later runs sort later.
 */
public record RunId(String value) implements Comparable<RunId> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9]{1,32}");
  private static final int TIME_DIGITS = 9;
  private static final int RANDOM_BITS = 35;
  private static final int RANDOM_DIGITS = 7;

  /**
   * @throws IllegalArgumentException when the value has another form; use {@link #parse} for what
   *     comes from outside
   */
  public RunId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a run id: " + value);
    }
  }

  /** The id that a caller wrote; empty when no run could be named so. */
  public static Optional<RunId> parse(String words) {
    return FORM.matcher(words).matches() ? Optional.of(new RunId(words)) : Optional.empty();
  }

  /** A new id: the millisecond, then 35 random bits, both in base 32. */
  public static RunId next(Instant now, RandomGenerator random) {
    long noise = random.nextLong() & ((1L << RANDOM_BITS) - 1);
    return new RunId(base32(now.toEpochMilli(), TIME_DIGITS) + base32(noise, RANDOM_DIGITS));
  }

  private static String base32(long number, int digits) {
    String text = Long.toString(number, 32);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
