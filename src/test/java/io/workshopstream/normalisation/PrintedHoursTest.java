package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a machine says of the hour, and what the page prints. */
class PrintedHoursTest {

  private static final String PAGE =
      "<script type=application/ld+json>{\"@type\":\"Event\",\"name\":\"Tango Tea\",\"startDate\":\"%s\","
          + "\"endDate\":\"%s\"}</script><h1>Tango Tea</h1><p>7 February 2026, %s</p>";

  private static String read(String start, String end, String printed) {
    return Reader.events(Reader.anyEvent().html(PAGE.formatted(start, end, printed))).get(0);
  }

  @Test
  void an_offset_is_ignored_where_the_page_prints_the_hour_that_is_written() {
    assertThat(read("2026-02-07T17:00:00+00:00", "2026-02-07T19:00:00+00:00", "5 pm to 7 pm"))
        .isEqualTo("Tango Tea | 2026-02-07 17:00-19:00");
  }

  @Test
  void an_offset_counts_where_the_page_prints_the_hour_that_it_leads_to_or_none() {
    assertThat(read("2026-02-07T11:30:00Z", "2026-02-07T13:30:00Z", "5 pm to 7 pm"))
        .isEqualTo("Tango Tea | 2026-02-07 17:00-19:00");
    assertThat(read("2026-02-07T11:30:00Z", "2026-02-07T13:30:00Z", "in the hall"))
        .isEqualTo("Tango Tea | 2026-02-07 17:00-19:00");
  }

  @Test
  void hours_of_utc_that_do_not_say_so_are_told_by_the_printed_ones() {
    assertThat(read("2026-02-07T11:30:00", "2026-02-07T13:30:00", "5 pm to 7 pm"))
        .isEqualTo("Tango Tea | 2026-02-07 17:00-19:00");
    assertThat(read("2026-02-07T17:00:00", "2026-02-07T19:00:00", "in the hall"))
        .isEqualTo("Tango Tea | 2026-02-07 17:00-19:00");
  }

  @Test
  void an_end_in_the_last_minutes_of_the_day_is_none_and_the_whole_day_has_no_hours() {
    assertThat(read("2026-02-07T17:00", "2026-02-07T23:50", "in the hall"))
        .isEqualTo("Tango Tea | 2026-02-07 17:00");
    assertThat(read("2026-02-07T21:00", "2026-02-07T23:50", "in the hall"))
        .isEqualTo("Tango Tea | 2026-02-07 21:00-23:50");
    assertThat(read("2026-02-07T00:00", "2026-02-07T23:59", "in the hall"))
        .isEqualTo("Tango Tea | 2026-02-07");
  }
}
