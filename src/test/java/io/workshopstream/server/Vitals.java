package io.workshopstream.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * How a server's JVM is.
 *
 * @param heap used bytes after a collection
 * @param files open file descriptors
 * @param writing threads that wait in a write to a client, by their stacks
 */
record Vitals(long heap, int threads, long files, int streams, List<String> writing) {

  static Vitals parse(String json) {
    try {
      return new ObjectMapper().readValue(json, Vitals.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(json, e);
    }
  }
}
