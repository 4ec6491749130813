package io.workshopstream.crawl.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @BeforeEach
  void learn() {
    MaskedAddress.learn(
        List.of(
            "Top-Key_42x",
            "sample",
            "workshops",
            "https://me:pass-word1@a.example/l?id=1&t=qW3rtz7u"));
  }

  @AfterEach
  void forget() {
    MaskedAddress.learn(List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.example/Event/Top-Key_42x, http://a.example/Event/***",
    "http://a.example/e/Top-Key_42x/p, http://a.example/e/***/p",
    "http://a.example/gone/xTop-Key_42xy?q=1, http://a.example/gone/x***y?q=1",
    "http://a.example/p?q=Top-Key_42x, http://a.example/p?q=***",
    "http://a.example/p#Top-Key_42x, http://a.example/p#***",
    "http://a.example/top-key_42X, http://a.example/***",
    "http://a.example/%54op%2DKey%5f42x, http://a.example/***",
    "http://a.example/%2554op%25252dKey_42x, http://a.example/***",
    "http://Top-Key_42x.example/, http://***.example/",
    "http://a.example/back/qw3rtz7u, http://a.example/back/***",
    "http://a.example/sample/workshops/1, http://a.example/sample/workshops/1"
  })
  void a_configured_key_is_masked_wherever_it_stands_in_an_address(String address, String shown) {
    assertThat(MaskedAddress.of(URI.create(address))).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Top-Key_42x", "key top-key_42x!", "me and pass-word1"})
  void a_configured_key_is_masked_in_words(String words) {
    assertThat(MaskedAddress.inWords(words))
        .contains("***")
        .doesNotContainIgnoringCase("Key_42x", "word1");
  }

  @Test
  void words_that_a_sentence_holds_by_chance_stay() {
    assertThat(MaskedAddress.inWords("Found 3 workshops on the sample page"))
        .isEqualTo("Found 3 workshops on the sample page");
  }

  @Test
  @Timeout(30)
  void long_hostile_text_is_searched_in_time_that_grows_with_it() {
    for (String piece : List.of("%25", "%", "Top-Key_42", "T%254f", "25")) {
      assertThat(MaskedAddress.inWords(piece.repeat(300_000))).isNotEmpty();
    }
  }
}
