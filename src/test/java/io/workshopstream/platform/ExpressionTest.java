package io.workshopstream.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "port", "8008",
          "base", "http://localhost:${port}",
          "which", "port",
          "empty", "",
          "round", "${about}",
          "about", "${round}");

  private final Expression expression =
      new Expression(name -> Optional.ofNullable(SETTINGS.get(name)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain | plain",
        "${port} | 8008",
        "a ${port} b ${port} | a 8008 b 8008",
        "${base}/sample?key={key} | http://localhost:8008/sample?key={key}",
        "${missing:else} | else",
        "${empty:else} | else",
        "${missing:${port}} | 8008",
        "${missing:${gone:http://a:1/}} | http://a:1/",
        "${${which}} | 8008",
        "${port:else} | 8008",
        "\\${port} | ${port}",
        "costs $5 and {braces} | costs $5 and {braces}"
      })
  void what_a_value_names_is_put_in(String value, String resolved) {
    assertThat(expression.resolve(value)).isEqualTo(resolved);
  }

  @Test
  void what_is_missing_without_a_stand_in_is_told_by_its_name() {
    assertThatThrownBy(() -> expression.resolve("${missing}"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("missing is not set");
  }

  @Test
  void what_leads_back_to_itself_or_has_no_end_is_refused() {
    assertThatThrownBy(() -> expression.resolve("${round}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> expression.resolve("${port"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
