package io.workshopstream.grammar.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest {

  /** A text of its own, so that no other test has it kept. */
  private static String text(String words) {
    return words + " " + Integer.toHexString(words.hashCode()) + " of this test";
  }

  @Test
  void a_short_text_is_taken_apart_once_and_a_finder_looks_once() {
    List<String> looks = new ArrayList<>();
    Tokens.Finder<String> finder =
        tokens -> {
          looks.add(tokens.text());
          return "found";
        };
    String words = text("Salsa on Sunday");

    assertThat(Tokens.of(words).find(finder)).isEqualTo("found");
    assertThat(Tokens.of(text("Salsa on Sunday")).find(finder)).isEqualTo("found");

    assertThat(Tokens.of(words)).isSameAs(Tokens.of(words));
    assertThat(looks).containsExactly(words);
  }

  @Test
  void what_is_long_or_has_very_much_in_it_is_not_kept() {
    String lengthy = text("word ".repeat(1300));
    String rich = text("every Sunday");
    Tokens.Finder<List<Integer>> much = tokens -> Collections.nCopies(400, 1);

    assertThat(Tokens.of(lengthy)).isNotSameAs(Tokens.of(lengthy));
    Tokens first = Tokens.of(rich);
    assertThat(first.find(much)).hasSize(400);

    assertThat(Tokens.of(rich)).isNotSameAs(first);
  }

  @Test
  void the_words_of_a_name_are_shared_so_nobody_changes_them() {
    Set<String> words = NameSimilarity.words("Salsa on Sunday");

    assertThat(words).containsExactlyInAnyOrder("salsa", "on", "sunday");
    assertThatThrownBy(() -> words.remove("on")).isInstanceOf(UnsupportedOperationException.class);
  }
}
