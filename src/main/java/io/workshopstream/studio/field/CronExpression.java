package io.workshopstream.studio.field;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times that come again, as UNIX cron writes them: minute, hour, day of month, month and day of
 * week.
 *
 * @param value at most {@value #LONGEST} characters
 */
public record CronExpression(String value) {

  /** In characters; also the width of its column. */
  public static final int LONGEST = 200;

  /** Five fields; the library reads more than that, such as two expressions in one. */
  private static final Pattern FORM =
      Pattern.compile("^[0-9A-Za-z*,/-]++(?:[ \\t]++[0-9A-Za-z*,/-]++){4}");

  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  /** Any will do: what does not come after it, as a 30th of February, never comes. */
  private static final LocalDateTime SOME_DAY = LocalDateTime.of(2000, 1, 1, 0, 0);

  /**
   * @throws IllegalArgumentException when the value has another form, or names a time that never
   *     comes; use {@link #parse} for what comes from outside
   */
  public CronExpression {
    if (value.length() > LONGEST || !FORM.matcher(value).matches() || !comes(value)) {
      throw new IllegalArgumentException("no times that come again: " + value);
    }
  }

  /** The times that somebody wrote; empty when there are none such. */
  public static Optional<CronExpression> parse(String words) {
    try {
      return Optional.of(new CronExpression(words));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static boolean comes(String value) {
    try {
      return next(value, SOME_DAY).isPresent();
    } catch (IndexOutOfBoundsException malformed) { // the library's answer to -/-
      return false;
    }
  }

  /**
   * The first of these times after a moment, on a wall clock. One that the change of the clocks
   * leaves out comes as much later as they are put forward, one that it repeats the first time
   * only; the library by itself would leave out the former.
   */
  public Instant next(Instant after, ZoneId zone) {
    LocalDateTime wall = LocalDateTime.ofInstant(after, zone);
    Instant next;
    do {
      wall = next(value, wall).orElseThrow();
      next = wall.atZone(zone).toInstant();
    } while (!next.isAfter(after));
    return next;
  }

  private static Optional<LocalDateTime> next(String value, LocalDateTime after) {
    return ExecutionTime.forCron(PARSER.parse(value))
        .nextExecution(after.atZone(ZoneOffset.UTC))
        .map(time -> time.toLocalDateTime());
  }
}
