package io.workshopstream.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An event as a client reads it. */
record SseEvent(String id, String name, String data) {

  private static final ObjectMapper JSON = new ObjectMapper();

  JsonNode json() {
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(data, e);
    }
  }

  String message() {
    return json().at("/data/message").asText();
  }

  String level() {
    return json().at("/data/level").asText();
  }

  double percentage() {
    return json().at("/data/percentage").asDouble();
  }

  long sequence() {
    return Long.parseLong(id.substring(id.indexOf('-') + 1));
  }

  String run() {
    return id.substring(0, id.indexOf('-'));
  }
}
