package io.workshopstream.grammar.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.text.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two times on a line: when the doors open and when the show begins. */
class DoorsAndShowTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Doors 7pm/Show 8pm",
        "Doors 7pm Show 8pm",
        "DOORS: 7PM SHOW: 8PM",
        "Doors 7:00 PM, Show 8:00 PM",
        "Doors 19:00 Start 20:00",
        "Einlass 19 Uhr Beginn 20 Uhr",
        "7:00 pm doors 8:00 pm show",
        "7pm doors / 8pm show"
      })
  void only_the_first_is_that_of_the_doors(String words) {
    assertThat(Times.in(words))
        .extracting(TimeMention::purpose, time -> time.start().getHour())
        .containsExactly(tuple(Purpose.DOORS, 19), tuple(Purpose.EVENT, 20));
  }

  @Test
  void what_begins_may_be_the_registration() {
    assertThat(Times.in("Registration starts at 9 am"))
        .extracting(TimeMention::purpose)
        .containsExactly(Purpose.DEADLINE);
    assertThat(Dates.in("Registration starts 5 February 2026", DateOrder.DAY_FIRST))
        .extracting(DateMention::purpose)
        .containsExactly(Purpose.DEADLINE);
  }
}
