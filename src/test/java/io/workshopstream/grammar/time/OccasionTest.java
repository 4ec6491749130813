package io.workshopstream.grammar.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.grammar.date.DateOrder;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccasionTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 10);

  private static List<Occasion> occasions(String words) {
    return Occasion.in(Phrases.in(words, DateOrder.DAY_FIRST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sat 4 Jul at 6pm - Sun 5 Jul at 8pm",
        "Starts Sat 4 Jul 6pm, ends Sun 5 Jul 8pm",
        "Start: 4 Jul 2026 6:00 PM End: 5 Jul 2026 8:00 PM",
        "Start date: 4 Jul 2026 6:00 PM | End date: 5 Jul 2026 8:00 PM"
      })
  void one_stretch_has_an_end_of_its_own(String words) {
    List<Occasion> found = occasions(words);

    assertThat(found).extracting(occasion -> occasion.date().first().day()).containsExactly(4);
    assertThat(found).extracting("until.date.first.day").containsExactly(5);
    assertThat(found).extracting("until.time.start").containsExactly(java.time.LocalTime.of(20, 0));
  }

  @Test
  void the_end_of_something_else_is_no_end() {
    List<Occasion> found = occasions("4 July, 6 pm. Early bird ends 2 July, 8 pm");

    assertThat(found).extracting(Occasion::until).containsOnlyNulls();
    assertThat(found).extracting(occasion -> occasion.date().first().day()).containsOnly(4);
  }

  /** The days as {@code month-day}. */
  private static List<String> days(String words) {
    return occasions(words).stream()
        .map(occasion -> occasion.date().first().near(TODAY).map(OccasionTest::day).orElse("-"))
        .toList();
  }

  private static String day(LocalDate date) {
    return date.getMonthValue() + "-" + date.getDayOfMonth();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Every Sunday in February 2026, 10.30 - 11.30am | 2-1, 2-8, 2-15, 2-22, -
          every Thursday in April 2026 except 2 April, 8pm | 4-9, 4-16, 4-23, 4-30
          Tuesdays & Thursdays in June 2026 (2, 4, 9, 11), 6:30 PM | 6-2, 6-4, 6-9, 6-11
          Mondays & Wednesdays 7pm, 6–15 July 2026 | 7-6, 7-8, 7-13, 7-15
          Monday 12 January 2026, 6 pm, then every Monday until 2 February | 1-12, 1-19, 1-26, 2-2
          every Saturday from 4 July to 18 July, 5 pm | 7-4, 7-11, 7-18
          Salsa! Every Friday from 6 March to 20 March 2026, 7.30pm | 3-6, 3-13, 3-20
          6 to 20 July 2026 (every Monday) 5 to 6 pm | 7-6, 7-13, 7-20
          """)
  void what_comes_again_is_spelled_out(String words, String days) {
    assertThat(days(words)).containsExactly(days.split(", ", -1));
    assertThat(occasions(words)).extracting(Occasion::time).doesNotContainNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sat 21 March, 1 pm. No longer on Saturday 7 March",
        "Sat 21 March, 1 pm, moved from 7 March",
        "Sat 21 March, 1 pm. If it rains we dance on 22 March",
        "Sat 21 March, 1 pm. Rain date 22 March",
        "Holi rain dance on 21 March, 1 pm",
        "Visit us on 21 March for a free class",
        "Sat 21 March, 1 pm. Studio closed on Fri 20 March",
        "Sat 21 March, 1 pm. Regular classes resume 23 March, 6 pm",
        "Sat 21 March, 1 pm. No refunds after 19 March",
        "Sat 21 March, 1 pm. Please note there is no class on 14 March",
        "Samedi 21 mars, 13h00. Inscription avant le 15 mars"
      })
  void a_day_on_which_nothing_takes_place_is_none_of_the_event(String words) {
    assertThat(days(words)).containsExactly("3-21");
  }
}
