package io.workshopstream.admin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
  void a_body_that_is_nested_too_deeply_is_refused_in_words(String level) {
    assertThatThrownBy(() -> JsonBody.parse(level.repeat(5_000), "{}"))
        .isInstanceOf(RejectedRequestException.class)
        .hasMessageContaining("nested deeper than 1000 times");
  }

  @Test
  void a_number_without_end_is_refused_in_words() {
    assertThatThrownBy(() -> JsonBody.parse("{\"n\":" + "9".repeat(5_000) + "}", "{}"))
        .isInstanceOf(RejectedRequestException.class)
        .hasMessageContaining("more than 1000 digits");
  }

  @Test
  void what_stands_deep_but_not_too_deep_is_read() throws RejectedRequestException {
    String body = "{\"a\":" + "[".repeat(900) + "]".repeat(900) + ",\"b\":\"c\"}";

    assertThat(JsonBody.parse(body, "{}").text("b")).isEqualTo("c");
  }
}
