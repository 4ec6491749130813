package io.workshopstream.notice.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Something that happened, as it is told.
 *
 * @param id the same in every attempt and to every receiver, so that one can tell a repetition
 * @param data an object of JSON, whose fields depend on the kind
 */
public record Notice(String id, NoticeKind kind, Instant at, String data) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The fields. */
  public JsonNode fields() {
    return read(data);
  }

  /** The body of a webhook; the same in every attempt. */
  public String payload() {
    ObjectNode body = JSON.createObjectNode();
    body.put("type", kind.word());
    body.put("timestamp", at.toString());
    body.set("data", fields());
    return body.toString();
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
  }
}
