package io.workshopstream.api.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeekViewTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 19);

  private static WeekView.Dated on(LocalDate day, String uuid) {
    long epoch = day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    return new WeekView.Dated(
        day,
        MONDAY,
        new WorkshopItem(
            uuid,
            "l",
            "url",
            "s",
            "S",
            0,
            null,
            null,
            null,
            epoch,
            List.of(),
            List.of(),
            List.of(),
            "",
            "",
            "workshop",
            null));
  }

  private static List<String> uuids(List<WorkshopItem> items) {
    return items.stream().map(WorkshopItem::uuid).toList();
  }

  @Test
  void the_week_runs_from_monday_to_sunday_past_days_included() {
    WeekView view =
        WeekView.of(
            List.of(
                on(LocalDate.of(2026, 1, 25), "sunday"),
                on(LocalDate.of(2026, 1, 19), "monday"),
                on(LocalDate.of(2026, 1, 18), "last sunday"),
                on(LocalDate.of(2026, 1, 26), "next monday")));

    assertThat(view.thisWeek()).extracting(WeekView.Day::day).containsExactly("Monday", "Sunday");
    assertThat(uuids(view.postThisWeek())).containsExactly("next monday");
  }

  @Test
  void days_without_workshops_are_left_out_and_nothing_is_an_empty_list() {
    WeekView view = WeekView.of(List.of());

    assertThat(view.thisWeek()).isEmpty();
    assertThat(view.postThisWeek()).isEmpty();
  }

  @Test
  void within_a_day_and_after_the_week_time_decides_the_order() {
    WeekView view =
        WeekView.of(
            List.of(on(LocalDate.of(2026, 3, 1), "later"), on(LocalDate.of(2026, 2, 1), "sooner")));

    assertThat(uuids(view.postThisWeek())).containsExactly("sooner", "later");
  }
}
