package io.workshopstream.testsite;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A server that speaks the protocol of OpenAI's chat completions and says what it is told to. */
public final class ModelSite implements AutoCloseable {

  private static final String COMPLETIONS = "/v1/chat/completions";

  private final TestSite server;

  /** On any free port. */
  public ModelSite() {
    this(0);
  }

  /** On that port; 0 for any free one. */
  public ModelSite(int port) {
    server = TestSite.start(port);
  }

  /** Answers with these words of the model from now on. */
  public ModelSite says(String words) {
    return at((request, reply) -> completion(reply, words, "stop"));
  }

  /** Answers in that way from now on. */
  public ModelSite at(Route route) {
    server.at(COMPLETIONS, route);
    return this;
  }

  /** A proper answer with these words of the model. */
  public static void completion(Reply reply, String words, String finish) throws IOException {
    String json =
        """
        {"id":"c1","object":"chat.completion","created":1,"model":"test","choices":[{"index":0,
        "message":{"role":"assistant","content":%s},"finish_reason":"%s"}],
        "usage":{"prompt_tokens":900,"completion_tokens":100,"total_tokens":1000}}"""
            .formatted(quoted(words), finish);
    reply.send(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** Where its API begins. */
  public URI url() {
    return server.address("/v1");
  }

  /** Everything that was asked. */
  public List<Request> requests() {
    return server.requests();
  }

  @Override
  public void close() {
    server.close();
  }
}
