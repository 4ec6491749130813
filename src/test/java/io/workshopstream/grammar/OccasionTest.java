package io.workshopstream.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccasionTest {

  private static List<Occasion> occasions(String words) {
    return Phrases.in(words, DateOrder.DAY_FIRST).occasions();
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
}
