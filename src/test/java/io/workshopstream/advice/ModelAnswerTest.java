package io.workshopstream.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelAnswerTest {

  static final String EVENT =
      """
      {"name":"Evening with Kiran","song":"Pal Pal","place":"","artists":["Kiran"],
       "dates":["12th of December"],"times":["five"],"prices":[{"amount":"900","label":""}]}""";

  static String events(String... events) {
    return "{\"events\":[" + String.join(",", events) + "]}";
  }

  @Test
  void an_answer_as_asked_for_is_read() {
    assertThat(ModelAnswer.read(events(EVENT)))
        .hasValueSatisfying(
            suggestions ->
                assertThat(suggestions)
                    .singleElement()
                    .satisfies(one -> assertThat(one.song()).isEqualTo("Pal Pal"))
                    .satisfies(
                        one ->
                            assertThat(one.prices())
                                .containsExactly(new Suggestion.Price("900", ""))));
    assertThat(ModelAnswer.read("{\"events\":[]}"))
        .hasValueSatisfying(all -> assertThat(all).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sure! Here are the workshops:",
        "```json\n{\"events\":[]}\n```",
        "[]",
        "null",
        "{}",
        "{\"events\":{}}",
        "{\"events\":[]} and more",
        "{\"events\":[],\"note\":\"\"}",
        "{\"events\":[{}]}",
        "{\"events\":[{\"name\":\"Pal",
        "{\"events\":[\"Pal Pal\"]}"
      })
  void an_answer_of_another_form_counts_for_nothing(String answer) {
    assertThat(ModelAnswer.read(answer)).isEmpty();
  }

  static Stream<String> events_of_another_form() {
    return Stream.of(
        EVENT.replace("\"Pal Pal\"", "null"),
        EVENT.replace("\"Pal Pal\"", "7"),
        EVENT.replace("\"song\"", "\"tune\""),
        EVENT.replace("[\"Kiran\"]", "\"Kiran\""),
        EVENT.replace("\"label\":\"\"", "\"label\":\"\",\"admin\":true"),
        EVENT.replace("Pal Pal", "la ".repeat(200)),
        EVENT.replace("[\"five\"]", "[" + "\"five\",".repeat(40) + "\"five\"]"));
  }

  @ParameterizedTest
  @MethodSource("events_of_another_form")
  void one_event_of_another_form_spoils_the_answer(String event) {
    assertThat(ModelAnswer.read(events(EVENT, event))).isEmpty();
  }

  @Test
  void more_events_than_any_page_has_are_not_believed() {
    String[] many = Stream.generate(() -> EVENT).limit(100).toArray(String[]::new);

    assertThat(ModelAnswer.read(events(many))).isEmpty();
  }
}
