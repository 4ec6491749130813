package io.workshopstream.api.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionalAnswersTest {

  private final Deque<String> states = new ArrayDeque<>(List.of("a"));
  private int made;
  private final ConditionalAnswers answers =
      new ConditionalAnswers(() -> List.of(states.size() > 1 ? states.remove() : states.element()));

  private static HttpServletRequest request(String query, @Nullable String known) {
    Map<String, String> values =
        known == null
            ? Map.of("getRequestURI", "/api/x", "getQueryString", query)
            : Map.of("getRequestURI", "/api/x", "getQueryString", query, "getHeader", known);
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ConditionalAnswersTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) -> values.get(method.getName()));
  }

  private Response answer(String query, @Nullable String known) {
    return answers.answer(request(query, known), "application/json", () -> "body " + ++made);
  }

  private static String tag(Response answer) {
    return answer.getHeaderString("ETag");
  }

  @Test
  void who_has_the_tag_gets_304_and_nothing_is_made() {
    Response first = answer("q=1", null);

    for (String known : List.of(tag(first), "\"x\", W/" + tag(first))) {
      Response again = answer("q=1", known);
      assertThat(again.getStatus()).isEqualTo(304);
      assertThat(tag(again)).isEqualTo(tag(first));
      assertThat(again.getHeaderString("Cache-Control")).isEqualTo("private, no-cache");
    }
    assertThat(made).isEqualTo(1);
    assertThat(answer("q=1", tag(first).replace("\"", "")).getStatus()).isEqualTo(200);
  }

  @Test
  void an_asterisk_means_what_is_there_and_not_what_is_unknown() {
    assertThat(answer("q=1", " *").getStatus()).isEqualTo(304);
    assertThat(made).isEqualTo(1);

    assertThatThrownBy(
            () ->
                answers.answer(
                    request("q=1", "*"),
                    "application/json",
                    () -> {
                      throw new NotFoundException();
                    }))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void another_address_and_another_state_have_another_tag() {
    String tag = tag(answer("q=1", null));

    assertThat(tag(answer("q=2", null))).isNotEqualTo(tag);
    states.add("b");
    states.remove();
    assertThat(answer("q=1", tag).getStatus()).isEqualTo(200);
    assertThat(tag(answer("q=1", null))).isNotEqualTo(tag);
  }

  @Test
  void what_changes_while_it_is_read_is_read_again() {
    states.clear();
    states.addAll(List.of("a", "b", "b"));

    Response answer = answer("q=1", null);

    assertThat(answer.getEntity()).isEqualTo("body 2");
    assertThat(tag(answer)).isEqualTo(tag(answer("q=1", null)));
  }

  @Test
  void what_never_stands_still_has_no_tag() {
    states.clear();
    states.addAll(List.of("a", "b", "c", "d", "e", "f", "g"));

    Response answer = answer("q=1", null);

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(tag(answer)).isNull();
    assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void parts_are_not_joined_to_the_same_tag() {
    assertThat(EntityTags.of(List.of("ab", "c"))).isNotEqualTo(EntityTags.of(List.of("a", "bc")));
    assertThat(EntityTags.isKnown("\"tag-gzip\"", "\"tag\"")).isTrue();
    assertThat(EntityTags.isKnown("\"tag2\"", "\"tag\"")).isFalse();
  }
}
