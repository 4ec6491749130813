package io.workshopstream.admin.request;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.admin.sentence.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * A request body that has to be a JSON object; whatever is wrong with it is said in words, with its
 * place.
 */
record JsonBody(JsonNode object) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads the first JSON value of the body; bytes after it are ignored, as existing clients rely
   * on.
   *
   * @param example what to send instead, for the message
   * @throws RejectedRequestException when it is no object
   */
  static JsonBody parse(String body, String example) throws RejectedRequestException {
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
  @Nullable String text(String name) throws RejectedRequestException {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw malformed(Sentences.valueIsNoText(name, value.getNodeType().name()));
    }
    return value.textValue();
  }

  /** A flag; false when it is missing or null. */
  boolean flag(String name) throws RejectedRequestException {
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
