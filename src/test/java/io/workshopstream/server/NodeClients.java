package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.NodePackages;
import io.workshopstream.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** JavaScript's readers of event streams, all of them in one process of Node. */
final class NodeClients implements AutoCloseable {

  static final List<String> NAMES =
      List.of(
          "eventsource",
          "event-source-polyfill",
          "reconnecting-eventsource",
          "eventsource-client",
          "fetch-event-source",
          "sse.js",
          "our sse.js");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process node;
  private final Map<String, Told> told;

  /**
   * Starts them.
   *
   * @param program Node, with their packages
   * @param addresses by the client's name
   * @param body what those send that send a body
   * @param told by the client's name, what each is told
   */
  NodeClients(Program program, Map<String, String> addresses, String body, Map<String, Told> told)
      throws IOException {
    this.told = told;
    this.node =
        program.start(
            NodePackages.SCRIPTS, "watch_with_all.mjs", JSON.writeValueAsString(addresses), body);
    Thread reader = new Thread(this::read, "node");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines = node.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode said = JSON.readTree(line);
        Told client = told.get(said.get("client").asText());
        if (said.has("over")) {
          client.over();
        } else {
          client.event(
              said.get("id").asText(), said.get("name").asText(), said.get("data").asText());
        }
      }
    } catch (IOException closed) {
      if (node.isAlive()) {
        throw new UncheckedIOException(closed);
      }
    }
  }

  @Override
  public void close() {
    node.destroyForcibly();
  }
}
