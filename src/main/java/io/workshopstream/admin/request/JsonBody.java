package io.workshopstream.admin.request;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.admin.sentence.Sentences;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request body that has to be a JSON object; whatever is wrong with it is said in words, with its
 * place.
 */
public record JsonBody(JsonNode object) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads the first JSON value of the body; bytes after it are ignored, as existing clients rely
   * on.
   *
   * @param example what to send instead, for the message
   * @throws RejectedRequestException when it is no object
   */
  public static JsonBody parse(String body, String example) throws RejectedRequestException {
    if (body.isBlank()) {
      throw malformed(Sentences.noBody(example));
    }
    try {
      JsonNode value = JSON.readTree(body);
      if (!value.isObject()) {
        throw malformed(Sentences.bodyIsNoObject(example));
      }
      return new JsonBody(value);
    } catch (StreamConstraintsException tooMuch) {
      throw malformed(Sentences.bodyIsTooMuch(example));
    } catch (JsonProcessingException notJson) {
      throw malformed(notJson(notJson.getLocation(), example));
    }
  }

  private static String notJson(@Nullable JsonLocation place, String example) {
    return place == null
        ? Sentences.bodyIsNotJson(example)
        : Sentences.bodyIsNotJson(place.getLineNr(), place.getColumnNr(), example);
  }

  /** A text; null when it is missing or null. */
  public @Nullable String text(String name) throws RejectedRequestException {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw malformed(Sentences.valueIsNoText(name, value.getNodeType().name()));
    }
    return value.textValue();
  }

  /** A list of texts; empty when it is missing or null. */
  public List<String> texts(String name) throws RejectedRequestException {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode one : value) {
      texts.add(one.isTextual() ? one.textValue() : "");
    }
    if (!value.isArray() || texts.contains("")) {
      throw malformed(name + " must be a list of texts");
    }
    return texts;
  }

  /** Whether there is a value of this name, be it null. */
  public boolean has(String name) {
    return object.has(name);
  }

  /** A flag; false when it is missing or null. */
  public boolean flag(String name) throws RejectedRequestException {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw malformed(Sentences.valueIsNoFlag(name));
    }
    return value.booleanValue();
  }

  private static RejectedRequestException malformed(String sentence) {
    return new RejectedRequestException(Problem.MALFORMED, sentence);
  }
}
