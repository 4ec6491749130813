package io.workshopstream.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client of the WebSocket route. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** What came: an event, or the end with its code and reason. */
  record Message(SseEvent event, int closed, String reason) {}

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final AtomicInteger pings = new AtomicInteger();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  private SocketClient(URI uri, @Nullable String token) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    socket = builder.buildAsync(uri, this).join();
  }

  /**
   * Opens the route of a run.
   *
   * @param firstMessage null to say nothing
   */
  static SocketClient open(int port, String run, @Nullable String firstMessage) {
    return openWith(null, port, run, firstMessage);
  }

  /** The same with a token. */
  static SocketClient openWith(
      @Nullable String token, int port, String run, @Nullable String firstMessage) {
    SocketClient client =
        new SocketClient(URI.create("ws://localhost:" + port + "/ws/runs/" + run), token);
    if (firstMessage != null) {
      client.say(firstMessage);
    }
    return client;
  }

  /** Who is refused as it opens may be told so before it has spoken; then that is what came. */
  private void say(String message) {
    try {
      socket.sendText(message, true).join();
    } catch (CompletionException closed) {
      if (!socket.isOutputClosed()) {
        throw closed;
      }
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      messages.add(new Message(event(text.toString()), 0, ""));
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  private static SseEvent event(String message) {
    try {
      JsonNode json = JSON.readTree(message);
      return new SseEvent(
          json.get("id").asText(), json.get("event").asText(), json.get("data").toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(message, e);
    }
  }

  @Override
  public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    pings.incrementAndGet(); // the JDK's client answers by itself
    from.request(1);
    return null;
  }

  /** How often the server asked whether the client is there. */
  int pings() {
    return pings.get();
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    messages.add(new Message(null, code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    messages.add(new Message(null, 1006, error.toString()));
  }

  Message next() {
    try {
      Message message = messages.poll(60, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("nothing came for a minute");
      }
      if (message.event() != null) {
        Contract.check(message.event());
      }
      return message;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Events until one that the test looks for, or the end; then the line is cut. */
  List<SseEvent> events(Predicate<SseEvent> last) {
    List<SseEvent> events = new ArrayList<>();
    for (Message message = next(); message.event() != null; message = next()) {
      events.add(message.event());
      if (last.test(message.event())) {
        break;
      }
    }
    close();
    return events;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
