package io.workshopstream.run.event;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void an_escape_sequence_in_a_name_moves_no_cursor() {
    assertThat(OneLine.of("by \u001b[2J\u001b]0;owned\u0007 and \u009b31m \u007f"))
        .isEqualTo("by \uFFFD[2J\uFFFD]0;owned\uFFFD and \uFFFD31m \uFFFD");
  }

  @Test
  void a_break_of_any_kind_begins_no_line_of_its_own() {
    assertThat(OneLine.of("a\r\nb\u0085c\u2028d\u2029e\u000bf\tg")).isEqualTo("a  b c d e f g");
  }

  @Test
  void nothing_turns_the_direction_of_writing_or_hides() {
    assertThat(OneLine.of("a\u202eb\u2066c\u200bd\udb40\udc41e\ud800f"))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
  }

  @Test
  void words_of_any_script_stay_as_they_are() {
    String words = "Señorita – ಕನ್ನಡ हिन्दी 👍 (₹850)";
    assertThat(OneLine.of(words)).isEqualTo(words);
  }

  @Property(tries = 300)
  void no_text_leaves_a_control_character(@ForAll String text) {
    assertThat(OneLine.of(text)).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
  }
}
