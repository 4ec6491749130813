package io.workshopstream.grammar.date;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.time.Times;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 22);

  /** "2026-01-24", or "2026-01-24/2026-01-26" for a range. */
  private static List<String> days(String words) {
    return Dates.in(words, DateOrder.DAY_FIRST).stream().map(DatesTest::day).toList();
  }

  private static String day(DateMention date) {
    WrittenDate last = date.last();
    String first = date.first().near(TODAY).map(LocalDate::toString).orElse("-");
    return last == null
        ? first
        : first + "/" + last.near(TODAY).map(LocalDate::toString).orElse("-");
  }

  @ParameterizedTest
  @CsvSource({
    "first Tuesday of October, 2026-10-06",
    "1st Sat of February, 2026-02-07",
    "third sunday in september 2027, 2027-09-19",
    "last Friday of March, 2026-03-27",
    "fifth Monday of March, 2026-03-30",
    "fifth Monday of February, -",
  })
  void a_weekday_of_a_month_is_counted(String words, String day) {
    assertThat(days(words)).containsExactly(day);
  }

  @Test
  void several_weekdays_of_a_month_are_counted_at_once() {
    assertThat(days("first and third Saturday of March"))
        .containsExactly("2026-03-07", "2026-03-21");
  }

  @ParameterizedTest
  @CsvSource({
    "'Thu Oct 26, 10:00 - 11:00:09 2023', 2023-10-26",
    "Sat Feb 7 5pm 2026, 2026-02-07",
    "'Jan 24, two thousand and thirty two', 2032-01-24",
    "24 January twenty twenty seven, 2027-01-24",
    "'24 Jan, 5 pm - 2100 hrs', 2026-01-24",
    "'24 Jan, two sessions', 2026-01-24",
    "24 Jan 10-12, 2026-01-24",
    "January twenty four nineteen eighty six, 1986-01-24",
    "24 January 2027 AD, 2027-01-24",
  })
  void a_year_stands_behind_the_time_or_in_words(String words, String day) {
    assertThat(days(words)).containsExactly(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "24 Jan",
        "24 January",
        "24th Jan",
        "24th January",
        "Jan 24",
        "January 24",
        "Jan 24th",
        "January 24th",
        "24 Jan 2026",
        "January 24, 2026",
        "Saturday, 24 January 2026",
        "24/01",
        "24-01",
        "24.01",
        "24/01/2026",
        "24.1.26",
        "2026-01-24",
        "Jan 24th Sat",
        "24th of January",
        "SAT 24JAN",
        "Sat, 24.01.2026",
        "24 Janaury 2026",
        "24th Jan, Saturday",
        "24ᵗʰ 𝗝𝗮𝗻",
        "20260124",
        "20260124T1930",
        "-20260124-",
        "twenty-fourth of January",
        "January twenty four",
        "24thjanuary",
        "24 gennaio 2026",
        "24/1 (Sat)",
        "Sa, 24.01.",
        "zaterdag 24 januari"
      })
  void the_same_day_is_written_in_many_ways(String words) {
    assertThat(days(words)).containsExactly("2026-01-24");
  }

  @ParameterizedTest
  @CsvSource({
    "24 Jan, 2026-01-24",
    "22 Jan, 2026-01-22",
    "7th Feb, 2026-02-07",
    "15 Jan, 2026-01-15",
    "15 Dec, 2025-12-15",
    "15 Oct, 2026-10-15",
    "'Saturday, 7 Feb', 2026-02-07",
    "'Sunday, 7 Feb', 2026-02-07",
    "'Sunday, 24 Jan', 2026-01-24",
    "'Sunday, 7 March', 2027-03-07",
    "'Thursday, 15 Jan', 2026-01-15",
    "'Friday, 15 Jan', 2027-01-15",
    "'Friday, 10 Oct', 2025-10-10"
  })
  void the_weekday_decides_the_year_unless_the_day_is_near_ahead(String words, String day) {
    assertThat(days(words)).containsExactly(day);
  }

  @ParameterizedTest
  @CsvSource({
    "12-14 March, 2026-03-12/2026-03-14",
    "12th to 14th of March 2026, 2026-03-12/2026-03-14",
    "March 12 - 14, 2026-03-12/2026-03-14",
    "28 Feb – 3 Mar 2026, 2026-02-28/2026-03-03",
    "30 Dec - 2 Jan 2027, 2026-12-30/2027-01-02",
    "30 Dec 2026 - 2 Jan, 2026-12-30/2027-01-02",
    "10 August 2027 - 12 September, 2027-08-10/2027-09-12",
    "26 June to 28 June in 2027, 2027-06-26/2027-06-28",
    "'Fri, 6 Feb to Sun, 8 Feb', 2026-02-06/2026-02-08",
    "6/2-8/2, 2026-02-06/2026-02-08",
    "6.2.-8.2.2026, 2026-02-06/2026-02-08",
    "6.-8. Februar 2026, 2026-02-06/2026-02-08",
    "6 Feb (Fri) – 8 Feb (Sun), 2026-02-06/2026-02-08",
    "'Sat-Sun, 7-8 February', 2026-02-07/2026-02-08",
    "from the 6th to the 8th of February, 2026-02-06/2026-02-08",
    "6th of February until the 8th of February, 2026-02-06/2026-02-08",
    "6th Feb to 8th, 2026-02-06/2026-02-08"
  })
  void a_range_has_a_first_and_a_last_day(String words, String range) {
    assertThat(days(words)).containsExactly(range);
  }

  @Test
  void several_days_share_their_month_and_year() {
    assertThat(days("7th, 14th & 21st March 2026"))
        .containsExactly("2026-03-07", "2026-03-14", "2026-03-21");
    assertThat(days("April 4, 11 and 18"))
        .containsExactly("2026-04-04", "2026-04-11", "2026-04-18");
    assertThat(days("27 July & 28 July 2024")).containsExactly("2024-07-27", "2024-07-28");
    assertThat(days("7-8-9 March")).containsExactly("2026-03-07", "2026-03-08", "2026-03-09");
    assertThat(days("1./2. August 2026")).containsExactly("2026-08-01", "2026-08-02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "29 February 2027", "31 April 2026", "Feb 20 - 30, 2026", "Version: 2.11.24", "open 24/7",
        "call 98450 12345", "participants may bring water", "batch 3 of 4", "₹24.01", "1.5 hours",
        "a score of 10-10", "5-6 pm", "order20260124", "report-20260124.html", "tel. 044-20260124",
        "20261324", "twenty four dancers", "jan4uxx", "Friday 2 pm (2nd + 4th wk)"
      })
  void what_is_no_day_gives_none(String words) {
    assertThat(days(words)).isEmpty();
  }

  @Test
  void an_hour_glued_to_the_year_is_none_of_its_digits() {
    assertThat(days("Saturday, 14.03.20264:30 pm")).containsExactly("2026-03-14");
    assertThat(Times.in("Saturday, 14.03.20264:30 pm").get(0).start()).hasToString("16:30");
  }

  @ParameterizedTest
  @CsvSource({
    "18th, 18, ",
    "Tue 13th, 13, TUESDAY",
    "Thursdays, 0, THURSDAY",
    "Wednessday, 0, WEDNESDAY"
  })
  void days_that_something_else_completes_are_read_on_demand(
      String words, int day, DayOfWeek weekday) {
    WrittenDate date = Dates.looselyIn(words, DateOrder.DAY_FIRST).get(0).first();

    assertThat(date).isEqualTo(new WrittenDate(0, 0, day, weekday));
    assertThat(days(words)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Register by 5 March, DEADLINE",
    "Last date to register: 5 March, DEADLINE",
    "Posted on 5 March, OTHER",
    "Doors on 5 March, EVENT",
    "Opening on 5 March, EVENT",
    "Workshop on 5 March, EVENT"
  })
  void the_words_before_say_what_a_day_is_for(String words, Purpose purpose) {
    assertThat(Dates.in(words, DateOrder.DAY_FIRST))
        .extracting(DateMention::purpose)
        .containsExactly(purpose);
  }

  @Test
  void a_line_that_ends_in_a_small_word_goes_on_in_the_next() {
    assertThat(Dates.in("on show until\nMarch 5", DateOrder.DAY_FIRST).get(0).purpose())
        .isEqualTo(Purpose.DEADLINE);
    assertThat(Dates.in("on show\nMarch 5", DateOrder.DAY_FIRST).get(0).purpose())
        .isEqualTo(Purpose.EVENT);
  }

  @Test
  void the_order_of_numbers_is_given() {
    WrittenDate american =
        Objects.requireNonNull(Dates.in("03/07/2026", DateOrder.MONTH_FIRST).get(0).first());

    assertThat(String.format(Locale.ROOT, "%d-%d", american.month(), american.day()))
        .isEqualTo("3-7");
    assertThat(days("03/07/2026")).containsExactly("2026-07-03");
  }

  @Test
  void a_weekday_that_is_past_is_the_one_before_today() {
    assertThat(Dates.looselyIn("past Friday", DateOrder.DAY_FIRST))
        .extracting(DatesTest::day)
        .containsExactly("2026-01-16");
    assertThat(Dates.looselyIn("Friday", DateOrder.DAY_FIRST))
        .extracting(DatesTest::day)
        .containsExactly("2026-01-23");
  }

  @Test
  void days_with_only_joining_words_between_them_are_a_list() {
    for (String list :
        List.of("28 & 29 August 2026", "3, 5 and 7 May 2026 | All Ages", "5 May 2026")) {
      assertThat(DateMention.areList(Dates.in(list, DateOrder.DAY_FIRST), list)).as(list).isTrue();
    }
    String two = "5 May 2026, moved to 7 May 2026";
    assertThat(Dates.in(two, DateOrder.DAY_FIRST)).hasSize(2);
    assertThat(DateMention.areList(Dates.in(two, DateOrder.DAY_FIRST), two)).isFalse();
  }
}
