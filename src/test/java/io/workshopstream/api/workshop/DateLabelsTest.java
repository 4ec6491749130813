package io.workshopstream.api.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.Abroad;
import io.workshopstream.catalogue.workshop.Slot;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateLabelsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-24, 24th Jan (Sat)",
    "2026-02-07, 07th Feb (Sat)",
    "2026-03-01, 01st Mar (Sun)",
    "2026-03-02, 02nd Mar (Mon)",
    "2026-03-03, 03rd Mar (Tue)",
    "2026-03-11, 11th Mar (Wed)",
    "2026-03-12, 12th Mar (Thu)",
    "2026-03-13, 13th Mar (Fri)",
    "2026-03-21, 21st Mar (Sat)",
    "2026-03-31, 31st Mar (Tue)",
  })
  void a_day_is_shown_with_its_ordinal_and_weekday(LocalDate date, String shown) {
    assertThat(DateLabels.day(date)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "17:00, 19:00, 5-7 PM",
    "11:00, 13:00, 11 AM - 1 PM",
    "17:30, 19:00, 5:30-7 PM",
    "17:05, 19:00, 5:05-7 PM",
    "17:00, , 5 PM",
    "00:00, , 12 AM",
    "12:00, 12:30, 12-12:30 PM",
    "22:00, 00:30, 10 PM - 12:30 AM",
    ", , TBA",
  })
  void hours_are_shown_as_people_say_them(
      @Nullable LocalTime start, @Nullable LocalTime end, String shown) {
    assertThat(DateLabels.time(new Slot(LocalDate.EPOCH, start, end))).isEqualTo(shown);
  }

  @Test
  void days_and_hours_do_not_change_with_the_language_of_the_server() {
    LocalDate day = LocalDate.of(2026, 1, 24);
    Slot slot = new Slot(day, LocalTime.of(17, 5), LocalTime.of(19, 30));

    Abroad.assertSame(
        () -> DateLabels.day(day) + DateLabels.weekday(day.getDayOfWeek()) + DateLabels.time(slot));
  }
}
