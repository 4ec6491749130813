package io.workshopstream.stream.watch;

import io.workshopstream.stream.frame.EventFrame;
import io.workshopstream.stream.meter.StreamEnd;
import io.workshopstream.stream.meter.Transport;
import io.workshopstream.stream.meter.TransportMeter;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Brings events to one WebSocket. One message is under way at a time, because sends of the standard
 * API queue without a bound; the next one goes when that one has gone, and what waits stays in the
 * run's log.
 */
public final class WebSocketSubscriber extends Subscriber {

  private static final int CHUNK = 64 * 1024;

  private final EventCursor<?> cursor;
  private final Session session;
  private final OpenStreams streams;
  private final TransportMeter meter;
  private final Instant came;
  private final Queue<EventFrame> frames = new ArrayDeque<>();
  private volatile boolean sending;
  private volatile long lastSent = System.nanoTime();
  private long lastBeat = System.nanoTime();
  private boolean left;

  public WebSocketSubscriber(EventCursor<?> cursor, Session session, OpenStreams streams) {
    super(streams.dispatcher());
    this.cursor = cursor;
    this.session = session;
    this.streams = streams;
    this.meter = streams.meter().of(Transport.WEBSOCKET);
    this.came = meter.now();
  }

  @Override
  Transport transport() {
    return Transport.WEBSOCKET;
  }

  public void begin() {
    cursor.follow(more());
    more().run();
  }

  @Override
  void turn() {
    if (left) {
      return;
    }
    boolean here = !isGone() && session.isOpen();
    if (!here || takesNothing()) {
      StreamEnd cause = here ? StreamEnd.CLIENT_STALLED : StreamEnd.CLIENT_LEFT;
      leave(cause, CloseCodes.GOING_AWAY, "the client takes nothing");
    } else if (!sending) {
      sendNext();
    }
  }

  private boolean takesNothing() {
    long writeTimeout = streams.limits().writeTimeout().toNanos();
    return sending && System.nanoTime() - lastSent > writeTimeout;
  }

  private void sendNext() {
    String reason = closeReason();
    if (frames.isEmpty() && showsBeat()) {
      beat();
      return;
    }
    if (frames.isEmpty() && reason == null) {
      frames.addAll(cursor.next(CHUNK, false).frames());
    }
    EventFrame next = frames.poll();
    if (next != null) {
      meter.sent(1);
      send(next);
    } else if (reason != null) {
      sendClose(reason);
    } else if (cursor.isDone()) {
      leave(closeCause(), CloseCodes.NORMAL_CLOSURE, "The run is over");
    } else {
      keepAlive();
    }
  }

  private void sendClose(String reason) {
    send(streams.frames().close(cursor.lastId(), reason));
    leave(closeCause(), CloseCodes.GOING_AWAY, "see the close event");
  }

  private boolean showsBeat() {
    return cursor.showsHeartbeat()
        && System.nanoTime() - lastBeat >= streams.limits().heartbeat().toNanos();
  }

  private void beat() {
    lastBeat = System.nanoTime();
    send(cursor.heartbeat());
  }

  private void keepAlive() {
    if (System.nanoTime() - lastSent >= streams.limits().heartbeat().toNanos()) {
      ping();
    }
  }

  private void send(EventFrame frame) {
    sending = true;
    lastSent = System.nanoTime();
    long news = meter.news(List.of(frame), came);
    session.getAsyncRemote().sendText(frame.json(), result -> sent(result, frame, news));
  }

  private void sent(SendResult result, EventFrame frame, long news) {
    sending = false;
    if (result.isOK()) {
      meter.taken(frame.jsonSize(), news);
      more().run();
    } else {
      gone();
    }
  }

  private void ping() {
    lastSent = System.nanoTime();
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException broken) {
      gone();
    }
  }

  private void leave(StreamEnd cause, CloseCodes code, String why) {
    left = true;
    meter.ended(cause);
    cursor.leave();
    streams.leave(this);
    try {
      session.close(new CloseReason(code, why));
    } catch (IOException closedAlready) {
      gone();
    }
  }
}
