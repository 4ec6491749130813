package io.workshopstream.grammar.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedZoneTest {

  private static final LocalDate SUMMER = LocalDate.of(2026, 7, 4);

  private static LocalDateTime start(String words, String place) {
    return Times.in(words).get(0).startOn(SUMMER, ZoneId.of(place));
  }

  @ParameterizedTest
  @CsvSource({
    "6:30 pm GMT, Asia/Kolkata, 2026-07-05T00:00",
    "18:30 UTC, Asia/Kolkata, 2026-07-05T00:00",
    "8 am (EST), Asia/Kolkata, 2026-07-04T17:30",
    "9 AM PT, America/New_York, 2026-07-04T12:00",
    "18:00 UTC+2, Asia/Kolkata, 2026-07-04T21:30",
    "6 pm GMT-05:00, Europe/London, 2026-07-05T00:00",
    "8h GMT, Asia/Kolkata, 2026-07-04T13:30"
  })
  void a_time_for_another_clock_is_told_on_the_clock_of_the_place(
      String words, String place, LocalDateTime there) {
    assertThat(start(words, place)).isEqualTo(there);
  }

  @ParameterizedTest
  @CsvSource({
    "7 pm IST, Asia/Kolkata",
    "7 pm ist, Asia/Kolkata",
    "7 pm IST, Europe/Dublin",
    "7 pm EST, America/New_York",
    "7 pm ET, America/New_York",
    "7 pm GMT, Europe/London",
    "7 pm CST, Asia/Shanghai",
    "7 pm GMT+5:30, Asia/Kolkata",
    "7 pm, Asia/Kolkata"
  })
  void a_clock_that_bears_the_name_shows_what_is_written(String words, String place) {
    assertThat(start(words, place)).isEqualTo(SUMMER.atTime(19, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"19 Uhr ist Beginn", "19h00 et 20h00", "19:00 mt abu"})
  void words_of_other_languages_are_no_zones(String words) {
    assertThat(Times.in(words)).extracting(TimeMention::zone).containsOnlyNulls();
  }

  @Test
  void an_offset_that_no_clock_has_is_left_out() {
    assertThat(start("19:00 UTC+99:00", "Europe/London")).isEqualTo(SUMMER.atTime(20, 0));
  }

  @Test
  void a_zone_behind_the_end_is_that_of_the_start_too() {
    TimeMention time = Times.in("5 - 7 pm GMT").get(0);

    assertThat(time.startOn(SUMMER, ZoneId.of("Asia/Kolkata"))).isEqualTo(SUMMER.atTime(22, 30));
    assertThat(time.endOn(SUMMER, ZoneId.of("Asia/Kolkata"))).isEqualTo("00:30");
  }
}
