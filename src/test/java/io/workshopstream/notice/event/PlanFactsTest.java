package io.workshopstream.notice.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFactsTest {

  @ParameterizedTest
  @CsvSource({
    "10, 4, true",
    "10, 5, false",
    "4, 0, true",
    "3, 0, false",
    "8, 4, false",
    "9, 4, true",
    "5, 2, false",
    "0, 0, false",
    "2, 9, false"
  })
  void a_drop_is_sharp_when_less_than_half_is_left_and_four_are_gone(
      int before, int after, boolean sharp) {
    PlanFacts facts = new PlanFacts("s", before, after, List.of(), true, null);

    assertThat(facts.isSharpDrop()).isEqualTo(sharp);
  }
}
