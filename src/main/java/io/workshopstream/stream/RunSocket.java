package io.workshopstream.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.route.LastEventIdParameter;
import io.workshopstream.run.UnknownRunException;
import io.workshopstream.run.job.Run;
import io.workshopstream.stream.frame.EventId;
import io.workshopstream.stream.frame.EventSelection;
import io.workshopstream.stream.watch.EventCursor;
import io.workshopstream.stream.watch.OpenStreams;
import io.workshopstream.stream.watch.PendingWebSocket;
import io.workshopstream.stream.watch.Subscriptions;
import io.workshopstream.stream.watch.WebSocketSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
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
 * {"last_event_id":…,"detail":…,"level":…,"item":…,"text":…}}, all of it optional. One endpoint for
 * all sessions, each of which keeps what is its own.
 */
@ApplicationScoped
@ServerEndpoint(value = "/ws/runs/{id}", configurator = RunSocketHandshake.class)
public class RunSocket {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_MESSAGE = 16 * 1024;
  private static final String WATCHER = WebSocketSubscriber.class.getName();
  private static final String SILENT = PendingWebSocket.class.getName();

  @Inject private StreamingWorkshopService service;
  @Inject private Subscriptions subscriptions;

  /**
   * Waits for the first message, and counts from now on: a client that says nothing takes a place
   * too, and has it for a few seconds only.
   */
  @OnOpen
  public void open(Session session) throws IOException {
    session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    OpenStreams streams = subscriptions.streams();
    try {
      PendingWebSocket silent =
          new PendingWebSocket(session, streams, streams.take(address(session), caller(session)));
      session.getUserProperties().put(SILENT, silent);
      streams.enter(silent, silent.permit());
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
      show(service.get(id, caller(session)), JSON.readTree(message), session);
    } catch (JsonProcessingException | IllegalArgumentException refused) {
      String why =
          refused instanceof JsonProcessingException
              ? "The first message must be JSON"
              : refused.getMessage();
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, why));
    } catch (UnknownRunException | NotFoundException forgotten) {
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, forgotten.getMessage()));
    } catch (WebApplicationException full) {
      session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, full.getMessage()));
    }
  }

  private void show(Run run, JsonNode wish, Session session) throws IOException {
    EventSelection selection =
        EventSelection.of(
            text(wish, "detail"), text(wish, "level"), text(wish, "item"), text(wish, "text"));
    Optional<EventId> last = lastEvent(wish);
    last.ifPresent(id -> Subscriptions.known(service.find(id.run(), caller(session)), id));
    if (last.isPresent()
        && last.get().run().equals(run.id())
        && Subscriptions.hasAll(run, last.get())) {
      session.close(new CloseReason(CloseCodes.NORMAL_CLOSURE, "The run is over"));
      return;
    }
    EventCursor<?> cursor =
        last.filter(id -> id.run().equals(run.id()))
            .<EventCursor<?>>map(id -> subscriptions.after(run, id, selection))
            .orElseGet(() -> subscriptions.fromStart(run, selection));
    OpenStreams streams = subscriptions.streams();
    if (session.getUserProperties().get(SILENT) instanceof PendingWebSocket silent
        && silent.speaks()) {
      WebSocketSubscriber subscriber = new WebSocketSubscriber(cursor, session, streams);
      session.getUserProperties().put(WATCHER, subscriber);
      session.setMaxIdleTimeout(0); // heartbeats tell who has left
      streams.replace(silent, subscriber);
      subscriber.begin();
    }
  }

  private static ApiCaller caller(Session session) {
    return ApiCaller.of(session.getUserPrincipal());
  }

  private static String address(Session session) {
    return String.valueOf(session.getUserProperties().get(RunSocketHandshake.ADDRESS));
  }

  private static Optional<EventId> lastEvent(JsonNode wish) {
    String words = null;
    for (Map.Entry<String, JsonNode> said : wish.properties()) {
      words = LastEventIdParameter.is(said.getKey()) ? text(wish, said.getKey()) : words;
    }
    if (words == null) {
      return Optional.empty();
    }
    return Optional.of(
        EventId.parse(words)
            .orElseThrow(() -> new IllegalArgumentException("last_event_id " + EventId.RULE)));
  }

  private static @Nullable String text(JsonNode wish, String name) {
    JsonNode value = wish.get(name);
    return value == null || value.isNull() ? null : value.asText();
  }

  @OnClose
  public void close(Session session) {
    if (session.getUserProperties().get(SILENT) instanceof PendingWebSocket silent) {
      silent.gone();
    }
    if (session.getUserProperties().get(WATCHER) instanceof WebSocketSubscriber subscriber) {
      subscriber.gone();
    }
  }

  /** A client that breaks off is no news. */
  @OnError
  public void error(Session session, Throwable broken) {
    close(session);
  }
}
