package io.workshopstream.crawl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageStabilityTest {

  private final PageStability stability = new PageStability();

  private static ObjectNode look(int height) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ready", true)
        .put("busy", false)
        .put("height", height)
        .put("words", 300)
        .put("resources", 5);
  }

  private boolean afterMany(ObjectNode look) {
    return IntStream.range(0, 20).mapToObj(i -> stability.after(look)).toList().get(19);
  }

  @Test
  void a_page_that_looks_the_same_four_times_is_still() {
    assertThat(IntStream.range(0, 4).mapToObj(i -> stability.after(look(900))))
        .containsExactly(false, false, false, true);
    assertThat(stability.height()).isEqualTo(900);
  }

  @Test
  void a_page_that_grows_starts_again() {
    IntStream.range(0, 3).forEach(i -> stability.after(look(900)));

    assertThat(IntStream.range(0, 4).mapToObj(i -> stability.after(look(1200))))
        .containsExactly(false, false, false, true);
  }

  @Test
  void a_page_that_is_not_loaded_or_shows_signs_of_loading_is_never_still() {
    assertThat(afterMany(look(900).put("ready", false))).isFalse();
    assertThat(afterMany(look(900).put("busy", true))).isFalse();
  }

  @Test
  void a_page_without_a_word_is_waited_for() {
    assertThat(afterMany(look(900).put("words", 0))).isFalse();
  }

  @Test
  void an_answer_that_is_no_look_is_not_stillness() {
    assertThat(afterMany(JsonNodeFactory.instance.objectNode())).isFalse();
    assertThat(stability.height()).isZero();
  }
}
