package io.workshopstream.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.run.Run;
import io.workshopstream.run.RunId;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of one run over WebSocket: the same events under the same ids as JSON messages {@code
 * {"id":…,"event":…,"data":…}}. The client's first message says what it has and wants: {@code
 * {"last_event_id":…,"detail":…,"level":…,"item":…,"text":…}}, all of it optional.
 */
@ServerEndpoint(value = "/ws/runs/{id}", configurator = RunSocketHandshake.class)
public class RunSocket {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_MESSAGE = 16 * 1024;
  private static final String WATCHER = RunSocketWatcher.class.getName();
  private static final String SILENT = SilentSocket.class.getName();

  @Inject private StreamingWorkshopService service;
  @Inject private Watching watching;

  /**
   * Waits for the first message, and counts from now on: a client that says nothing takes a place
   * too, and has it for a few seconds only.
   */
  @OnOpen
  public void open(Session session) throws IOException {
    session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    OpenStreams streams = watching.streams();
    try {
      SilentSocket silent = new SilentSocket(session, streams, streams.take(address(session)));
      session.getUserProperties().put(SILENT, silent);
      streams.enter(silent, silent.place());
    } catch (WebApplicationException full) {
      session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, full.getMessage()));
    }
  }

  /** Begins to show the run; later messages are ignored. */
  @OnMessage
  public void begin(String message, Session session, @PathParam("id") String id)
      throws IOException {
    if (session.getUserProperties().containsKey(WATCHER) || !session.isOpen()) {
      return;
    }
    try {
      Run run =
          RunId.parse(id)
              .flatMap(service::find)
              .orElseThrow(() -> new IllegalArgumentException("No run has this id"));
      show(run, JSON.readTree(message), session);
    } catch (JsonProcessingException | IllegalArgumentException refused) {
      String why =
          refused instanceof JsonProcessingException
              ? "The first message is no JSON"
              : refused.getMessage();
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, why));
    } catch (NotFoundException forgotten) {
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, forgotten.getMessage()));
    } catch (WebApplicationException full) {
      session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, full.getMessage()));
    }
  }

  private void show(Run run, JsonNode wish, Session session) throws IOException {
    View view =
        View.of(text(wish, "detail"), text(wish, "level"), text(wish, "item"), text(wish, "text"));
    Optional<EventId> last = lastEvent(wish);
    last.ifPresent(id -> Watching.known(service.find(id.run()), id));
    if (last.isPresent() && last.get().run().equals(run.id()) && Watching.hasAll(run, last.get())) {
      session.close(new CloseReason(CloseCodes.NORMAL_CLOSURE, "The run is over"));
      return;
    }
    Cursor cursor =
        last.filter(id -> id.run().equals(run.id()))
            .map(id -> watching.after(run, id, view))
            .orElseGet(() -> watching.fromStart(run, view));
    OpenStreams streams = watching.streams();
    if (session.getUserProperties().get(SILENT) instanceof SilentSocket silent && silent.speaks()) {
      RunSocketWatcher watcher = new RunSocketWatcher(cursor, session, streams);
      session.getUserProperties().put(WATCHER, watcher);
      session.setMaxIdleTimeout(0); // heartbeats tell who has left
      streams.replace(silent, watcher);
      watcher.begin();
    }
  }

  private static String address(Session session) {
    return String.valueOf(session.getUserProperties().get(RunSocketHandshake.ADDRESS));
  }

  private static Optional<EventId> lastEvent(JsonNode wish) {
    String words = null;
    for (Map.Entry<String, JsonNode> said : wish.properties()) {
      words = LastEventName.is(said.getKey()) ? text(wish, said.getKey()) : words;
    }
    if (words == null) {
      return Optional.empty();
    }
    return Optional.of(
        EventId.parse(words)
            .orElseThrow(() -> new IllegalArgumentException("last_event_id is no id of an event")));
  }

  private static @Nullable String text(JsonNode wish, String name) {
    JsonNode value = wish.get(name);
    return value == null || value.isNull() ? null : value.asText();
  }

  @OnClose
  public void close(Session session) {
    if (session.getUserProperties().get(SILENT) instanceof SilentSocket silent) {
      silent.gone();
    }
    if (session.getUserProperties().get(WATCHER) instanceof RunSocketWatcher watcher) {
      watcher.gone();
    }
  }

  /** A client that breaks off is no news. */
  @OnError
  public void error(Session session, Throwable broken) {
    close(session);
  }
}
