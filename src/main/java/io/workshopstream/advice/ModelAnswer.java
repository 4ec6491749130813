package io.workshopstream.advice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the model's answer strictly by {@link AnswerSchema}: one thing amiss and nothing counts.
 */
final class ModelAnswer {

  private static final int MOST_EVENTS = 60;
  private static final int MOST_VALUES = 30;
  private static final int LONGEST = 300;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private ModelAnswer() {}

  /** The suggested events; empty when the answer is not what was asked for. */
  static Optional<List<Suggestion>> read(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      only(root, 1);
      return Optional.of(list(root, "events", MOST_EVENTS, ModelAnswer::suggestion));
    } catch (JsonProcessingException | IllegalArgumentException amiss) {
      return Optional.empty();
    }
  }

  private static Suggestion suggestion(JsonNode event) {
    only(event, 7);
    return new Suggestion(
        text(event.path("name")),
        text(event.path("song")),
        text(event.path("place")),
        list(event, "artists", MOST_VALUES, ModelAnswer::text),
        list(event, "dates", MOST_VALUES, ModelAnswer::text),
        list(event, "times", MOST_VALUES, ModelAnswer::text),
        list(event, "prices", MOST_VALUES, ModelAnswer::price));
  }

  private static Suggestion.Price price(JsonNode price) {
    only(price, 2);
    return new Suggestion.Price(text(price.path("amount")), text(price.path("label")));
  }

  private static <T> List<T> list(
      JsonNode parent, String name, int most, Function<JsonNode, T> read) {
    JsonNode array = parent.path(name);
    check(array.isArray() && array.size() <= most, name);
    List<T> values = new ArrayList<>();
    array.forEach(value -> values.add(read.apply(value)));
    return List.copyOf(values);
  }

  private static String text(JsonNode value) {
    check(value.isTextual() && value.textValue().length() <= LONGEST, "text");
    return value.textValue().strip();
  }

  /** With all fields read besides, this many mean that there is none that nobody asked for. */
  private static void only(JsonNode object, int fields) {
    check(object.isObject() && object.size() == fields, "fields");
  }

  private static void check(boolean fits, String what) {
    if (!fits) {
      throw new IllegalArgumentException(what);
    }
  }
}
