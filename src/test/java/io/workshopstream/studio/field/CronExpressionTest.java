package io.workshopstream.studio.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In Berlin, 2026-03-29 has no time from 2:00 to 3:00, and 2026-10-25 has it twice. */
class CronExpressionTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static List<String> next(String expression, ZoneId zone, String after, int number) {
    CronExpression cron = new CronExpression(expression);
    return Stream.iterate(Instant.parse(after), moment -> cron.next(moment, zone))
        .skip(1)
        .limit(number)
        .map(moment -> moment.atZone(zone).toOffsetDateTime().toString())
        .toList();
  }

  /** What cron-utils says of itself, asked with a time in a zone. */
  private static List<String> nextByTheLibrary(String expression, String after, int number) {
    ExecutionTime cron =
        ExecutionTime.forCron(
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                .parse(expression));
    ZonedDateTime first = Instant.parse(after).atZone(BERLIN);
    return Stream.iterate(first, moment -> cron.nextExecution(moment).orElseThrow())
        .skip(1)
        .limit(number)
        .map(moment -> moment.toOffsetDateTime().toString())
        .toList();
  }

  @Test
  void a_time_is_meant_on_the_wall_clock_of_the_zone() {
    assertThat(next("0 5 * * *", ZoneId.of("Asia/Kolkata"), "2026-01-21T22:00:00Z", 2))
        .containsExactly("2026-01-22T05:00+05:30", "2026-01-23T05:00+05:30");
  }

  @Test
  void the_next_time_is_never_the_moment_itself() {
    assertThat(next("0 5 * * *", ZoneId.of("UTC"), "2026-01-22T05:00:00Z", 1))
        .containsExactly("2026-01-23T05:00Z");
    assertThat(next("0 5 * * *", ZoneId.of("UTC"), "2026-01-22T04:59:59.999Z", 1))
        .containsExactly("2026-01-22T05:00Z");
  }

  @Test
  void a_time_that_does_not_exist_comes_once_and_an_hour_later() {
    assertThat(next("30 2 * * *", BERLIN, "2026-03-28T00:00:00Z", 3))
        .containsExactly(
            "2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
    assertThat(next("30 2,3 * * *", BERLIN, "2026-03-28T12:00:00Z", 2))
        .containsExactly("2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
    assertThat(next("*/30 * * * *", BERLIN, "2026-03-29T00:10:00Z", 4))
        .containsExactly(
            "2026-03-29T01:30+01:00",
            "2026-03-29T03:00+02:00",
            "2026-03-29T03:30+02:00",
            "2026-03-29T04:00+02:00");
  }

  @Test
  void the_library_leaves_out_a_time_that_does_not_exist() {
    assertThat(nextByTheLibrary("30 2 * * *", "2026-03-28T00:00:00Z", 2))
        .containsExactly("2026-03-28T02:30+01:00", "2026-03-30T02:30+02:00");
  }

  @Test
  void a_time_that_exists_twice_comes_the_first_time_only() {
    assertThat(next("30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    assertThat(next("30 2 * * *", BERLIN, "2026-10-25T01:10:00Z", 1))
        .containsExactly("2026-10-26T02:30+01:00");
    assertThat(next("0 * * * *", BERLIN, "2026-10-24T23:30:00Z", 3))
        .containsExactly(
            "2026-10-25T02:00+02:00", "2026-10-25T03:00+01:00", "2026-10-25T04:00+01:00");
  }

  @Test
  void the_library_takes_a_time_that_exists_twice_the_second_time_too_when_it_is_asked_between() {
    assertThat(nextByTheLibrary("30 2 * * *", "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    assertThat(nextByTheLibrary("30 2 * * *", "2026-10-25T01:10:00Z", 1))
        .containsExactly("2026-10-25T02:30+01:00");
    assertThat(nextByTheLibrary("0 * * * *", "2026-10-24T23:30:00Z", 3))
        .containsExactly(
            "2026-10-25T02:00+02:00", "2026-10-25T02:00+01:00", "2026-10-25T03:00+01:00");
  }

  @Test
  void a_day_that_does_not_exist_comes_a_day_later() {
    assertThat(next("0 12 * * *", ZoneId.of("Pacific/Apia"), "2011-12-29T12:00:00Z", 3))
        .containsExactly(
            "2011-12-29T12:00-10:00", "2011-12-31T12:00+14:00", "2012-01-01T12:00+14:00");
  }

  @Test
  void a_leap_day_is_found_over_eight_years() {
    assertThat(next("0 0 29 2 *", ZoneId.of("UTC"), "2096-03-01T00:00:00Z", 1))
        .containsExactly("2104-02-29T00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 5 * * 7       | 2026-01-04T05:00Z
          0 5 * * sun     | 2026-01-04T05:00Z
          0 5 1-7 feb *   | 2026-02-01T05:00Z
          0 5 13 * 5      | 2026-01-02T05:00Z
          */20 9-17 * * * | 2026-01-01T09:00Z
          """)
  void the_forms_of_unix_cron_are_read(String expression, String first) {
    assertThat(next(expression, ZoneId.of("UTC"), "2026-01-01T06:00:00Z", 1))
        .containsExactly(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0 5 * *",
        "0 5 * * * *",
        "60 5 * * *",
        "0 24 * * *",
        "0 5 0 * *",
        "0 5 * 13 *",
        "0 5 * * 8",
        "0 22-2 * * *",
        "*/0 * * * *",
        "0 5 L * *",
        "0 5 ? * *",
        "0 5 * * 1#2",
        "0 0|1 * * *",
        "0 5 * * *||0 6 * * *",
        "-/- 5 5 30 *",
        "a b c d e",
        "@daily",
        "@reboot",
        "0 5 30 2 *",
        "0 5 31 4,6,9,11 *",
        "0 5 * * *\n0 6 * * *"
      })
  void what_is_none_or_never_comes_is_refused(String expression) {
    assertThat(CronExpression.parse(expression)).isEmpty();
    assertThatThrownBy(() -> new CronExpression(expression))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_long_one_is_refused_before_it_is_read() {
    String minutes = "0" + ",1".repeat(95);

    assertThat(CronExpression.parse(minutes + " 5 * * *")).isPresent();
    assertThat(CronExpression.parse(minutes + ",1,1 5 * * *")).isEmpty();
  }
}
