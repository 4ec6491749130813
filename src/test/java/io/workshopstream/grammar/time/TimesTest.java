package io.workshopstream.grammar.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.grammar.text.Purpose;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  private static List<String> times(String words) {
    return Times.in(words).stream()
        .map(time -> time.start() + (time.end() == null ? "" : "-" + time.end()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5pm",
        "5 pm",
        "5PM",
        "5:00pm",
        "5:00 PM",
        "17:00",
        "5.00 p.m.",
        "1700 hrs",
        "17h00",
        "5 in the evening",
        "five pm",
        "five o'clock in the evening",
        "𝟱 𝗣𝗠"
      })
  void one_time_is_written_in_many_ways(String words) {
    assertThat(times(words)).containsExactly("17:00");
  }

  @Test
  void a_slash_may_stand_between_a_day_and_its_time() {
    assertThat(times("October 12/5:30 pm-8:00 pm")).containsExactly("17:30-20:00");
    assertThat(times("9/10:30 am")).containsExactly("10:30");
  }

  @Test
  void the_number_of_a_room_is_no_time() {
    assertThat(times("1 February in Room 252A/B")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5-7pm",
        "5 to 7pm",
        "5pm-7pm",
        "5pm to 7pm",
        "5:00 PM - 7:00 PM",
        "05:00 PM-07:00 PM",
        "17:00-19:00",
        "5 to 7 pm",
        "5 – 7 p.m.",
        "5pm till 7pm",
        "5pm (2 hours)",
        "5pm for 2hrs",
        "5 PM IST - 7 PM IST",
        "from 5 until seven p.m.",
        "5:00 pm, 120 minutes",
        "Timings: 5-7PM",
        "2 hours from 5 pm",
        "a workshop for 2 hrs starting 5pm",
        "14.03.26 17.00-19.00",
        "14 March, 17.00-19.00",
        "14 March 5.00-7",
        "5 pm - 2 hours",
        "1hr 60min from 5pm",
        "5pmto7pm",
        "evening 5 to 7",
        "17.00 tot 19.00 uur",
        "Beginn 17:00, Ende gegen 19:00 Uhr",
        "5 to 7 in the evening"
      })
  void a_range_has_a_start_and_an_end(String words) {
    assertThat(times(words)).containsExactly("17:00-19:00");
  }

  @ParameterizedTest
  @CsvSource({
    "11-1pm, 11:00-13:00",
    "11:30 am to 1 pm, 11:30-13:00",
    "9-10 am, 09:00-10:00",
    "12pm, 12:00",
    "12am, 00:00",
    "12 noon, 12:00",
    "05/31/2024.14:15, 14:15",
    "30.09.22 12.12, 12:12",
    "10:30, 10:30",
    "10pm - 2am, 22:00-02:00",
    "6.30 to 8.15 pm, 18:30-20:15",
    "10 - 11 at night, 22:00-23:00",
    "1 at night, 01:00",
    "quarter past seven pm, 19:15",
    "half past six in the evening, 18:30",
    "quarter to nine am, 08:45",
    "between 10 and 11:30 am, 10:00-11:30",
    "0730-0930, 07:30-09:30",
    "in the morning at eight, 08:00",
    "Saturday at 5, 17:00",
    "7ish, 07:00",
    "SundayTimings: 4 PM, 16:00",
    "quarter to noon, 11:45",
    "15 to noon, 11:45",
    "10am to noon, 10:00-12:00",
    "10 to 12 in the morning, 10:00-12:00",
    "morning 10 to 12, 10:00-12:00",
    "evening 6:30, 18:30",
    "0700 to 0900 hours, 07:00-09:00",
    "5 o clock, 17:00",
    "'1 August, 19h', 19:00",
    "1 August at 18.30, 18:30",
    "le 1 août à 19h, 19:00"
  })
  void halves_of_the_day_are_understood(String words, String time) {
    assertThat(times(words)).containsExactly(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "850",
        "₹5.30",
        "phase 1 - 5 classes",
        "24 Jan 2026",
        "ages 8-12",
        "Saturday at 5 MG Road",
        "one of two",
        "10.5 km",
        "3:99",
        "25:00",
        "a ratio of 1.5",
        "1500 hours of practice",
        "1 August, 2h",
        "1 August, 10.00-12.00%"
      })
  void what_is_no_time_gives_none(String words) {
    assertThat(times(words)).isEmpty();
  }

  @Test
  void a_number_that_counts_sessions_is_none_of_an_hour() {
    assertThat(times("Session 1 - 5pm to 7pm, Session 2 - 8pm"))
        .containsExactly("17:00-19:00", "20:00");
    assertThat(times("Dance workshop 5-7 pm")).containsExactly("17:00-19:00");
  }

  @Test
  void a_bare_range_counts_only_where_a_label_says_so() {
    assertThat(times("5 - 7")).isEmpty();
    assertThat(Times.looselyIn("5 - 7")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Doors open at 7 pm, DOORS",
    "Please arrive at 7 pm, ARRIVAL",
    "Reporting at 7 pm, ARRIVAL",
    "Register before 7 pm, DEADLINE",
    "Office hours 7 pm, OTHER",
    "7 pm onwards, EVENT",
    "7 PM Since seats are few, EVENT"
  })
  void the_words_around_say_what_a_time_is_for(String words, Purpose purpose) {
    assertThat(Times.in(words)).extracting(TimeMention::purpose).containsExactly(purpose);
  }

  @ParameterizedTest
  @CsvSource({
    "2 hours, PT2H",
    "1 hr 30 min, PT1H30M",
    "90-minute class, PT1H30M",
    "1.5hrs, PT1H30M",
    "an hour, PT1H",
    "45 mins, PT45M"
  })
  void durations_are_read(String words, Duration duration) {
    assertThat(Durations.in(words)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2 days", "hours", "300 hours", "17h30", "0 minutes"})
  void other_numbers_last_no_time(String words) {
    assertThat(Durations.in(words)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "24 January at 1030, 10:30",
    "Class at 1030 on 24 January, 10:30",
    "Shall we leave at 6.45?, 06:45",
    "'24 January, 6.45', 06:45",
    "9.am. to 11.am., 09:00-11:00",
    "from 4pm for thirty minutes, 16:00-16:30",
    "for 30' starting from 4pm, 16:00-16:30",
    "from 9 for 2.5 hrs, 09:00-11:30",
    "between 3 and 5 on Friday, 15:00-17:00",
    "Friday from 3 to 5, 15:00-17:00",
    "Friday the 26th at 4, 16:00",
    "from two thirty to two forty five, 14:30-14:45",
    "at three twenty, 15:20",
    "3 in the PM, 15:00",
    "at 3 15, 15:15",
    "6 30 pm, 18:30",
    "8 tonight, 20:00",
    "tonight at 8, 20:00",
    "7 o'clock on Monday evening, 19:00",
    "12 o'clock midnight, 00:00",
    "at ten minutes to eight, 07:50",
    "'24 Jan, 5 - 7', 17:00-19:00",
    "24 Jan 10-12, 10:00-12:00",
    "20260124T193000, 19:30",
    "20260124T1930Z, 19:30",
  })
  void words_around_numbers_say_that_they_are_hours(String words, String time) {
    assertThat(times(words)).containsExactly(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "children from 3 to 5",
        "ages from 3 to 5, on 24 January",
        "rated at 4.45 stars",
        "meet at 1030 MG Road",
        "priced at 500",
        "version 20260124t19",
      })
  void numbers_that_nothing_makes_hours_stay_numbers(String words) {
    assertThat(times(words)).isEmpty();
  }

  @Test
  void a_word_behind_a_time_says_nothing_of_the_next() {
    assertThat(Occasion.starts(Times.in("7pm doors / 8pm show")))
        .extracting(TimeMention::start)
        .containsExactly(LocalTime.of(20, 0));
  }
}
