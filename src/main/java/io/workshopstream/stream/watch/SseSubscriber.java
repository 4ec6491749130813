package io.workshopstream.stream.watch;

import io.workshopstream.stream.frame.EncodedSseEvent;
import io.workshopstream.stream.frame.EventFrame;
import io.workshopstream.stream.frame.Segment;
import io.workshopstream.stream.frame.SharedBytes;
import io.workshopstream.stream.frame.SseComments;
import io.workshopstream.stream.meter.StreamEnd;
import io.workshopstream.stream.meter.Transport;
import io.workshopstream.stream.meter.TransportMeter;
import io.workshopstream.stream.output.NonBlockingOutput;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings events to the one client of one request. It pulls them by the client's own cursor, as fast
 * as the client takes them, so that what happened before and what happens now are one mechanism and
 * a slow client costs neither memory nor anybody's time.
 */
final class SseSubscriber extends Subscriber implements SseBroadcaster {

  private static final Logger LOG = System.getLogger(SseSubscriber.class.getName());

  /** In bytes: who has more to get lets others have their turn. */
  private static final int TURN = 64 * 1024;

  private static final long BEHIND_NANOS = 2_000_000_000L;

  /** Long enough for a client's machine to answer that nobody is there. */
  private static final long CHECK_NANOS = 500_000_000L;

  private final EventCursor<?> cursor;
  private final NonBlockingOutput output;
  private final OpenStreams streams;
  private final TransportMeter meter;
  private final Instant came;
  private final Queue<EncodedSseEvent> controlEvents = new ConcurrentLinkedQueue<>();
  private final List<Consumer<SseEventSink>> closeListeners = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<SseEventSink, Throwable>> errorListeners =
      new CopyOnWriteArrayList<>();
  private volatile @Nullable SseEventSink sink;
  private volatile boolean behind = true;
  private boolean left;
  private boolean saidAll;
  private volatile long lastSent = System.nanoTime();
  private volatile long lastBeat = lastSent;
  private volatile boolean unchecked;
  private long fullSince;

  /**
   * @param cursor where the client is
   * @param output what the client's sink writes to
   */
  SseSubscriber(EventCursor<?> cursor, NonBlockingOutput output, OpenStreams streams) {
    super(streams.dispatcher());
    this.cursor = cursor;
    this.output = output;
    this.streams = streams;
    this.meter = streams.meter().of(Transport.SSE);
    this.came = meter.now();
    output.measure(meter);
  }

  /** Until it has had all that happened before it came, and whenever it has fallen back. */
  @Override
  public boolean isBehind() {
    return behind;
  }

  @Override
  Transport transport() {
    return Transport.SSE;
  }

  /**
   * Begins to bring events to the request's client.
   *
   * @throws IllegalStateException when a sink was registered before
   */
  @Override
  public void register(SseEventSink sink) {
    if (this.sink != null) {
      throw new IllegalStateException("one broadcaster serves one request");
    }
    this.sink = sink;
    long retry = streams.limits().retry().toMillis();
    broadcast(new EncodedSseEvent(SseComments.opening(cursor.lastId(), retry)));
    output.onChange(more());
    cursor.follow(more());
    more().run();
  }

  /**
   * Says something to this connection only; the stage is complete at once, as with every queue.
   *
   * @param event frames that are encoded: nobody else's encoding is the same on every server
   */
  @Override
  public CompletionStage<?> broadcast(OutboundSseEvent event) {
    if (!(event instanceof EncodedSseEvent encoded)) {
      throw new IllegalArgumentException("only frames that are encoded are sent");
    }
    controlEvents.add(encoded);
    more().run();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  void turn() {
    SseEventSink client = sink;
    if (left || client == null || !output.isStarted()) {
      return;
    }
    try {
      serve(client);
    } catch (RuntimeException closedMeanwhile) { // a sink says so in several ways
      leave(client, StreamEnd.CLIENT_LEFT, closedMeanwhile);
    }
  }

  private void serve(SseEventSink client) {
    long now = System.nanoTime();
    if (isGone() || output.isBroken() || client.isClosed()) {
      leave(client, StreamEnd.CLIENT_LEFT, new IllegalStateException("the client is gone"));
    } else if (now - output.stalledSince(now) > streams.limits().writeTimeout().toNanos()) {
      IllegalStateException stalled = new IllegalStateException("the client takes nothing");
      leave(client, StreamEnd.CLIENT_STALLED, stalled);
    } else {
      sendControlEvents();
      sendEvents(now);
      sendClose();
      if (!saidAll) {
        keepAlive(now);
      }
    }
    if (saidAll && !left) {
      finish(client);
    }
  }

  private void finish(SseEventSink client) {
    output.finish();
    if (output.pending() == 0) {
      leave(client, closeCause(), null);
    }
  }

  private void sendControlEvents() {
    EncodedSseEvent event;
    while ((event = controlEvents.poll()) != null) {
      event.frames().forEach(this::sendAlone);
    }
  }

  private void sendEvents(long now) {
    boolean late = fullSince != 0 && now - fullSince > BEHIND_NANOS;
    for (int sent = 0; !saidAll && hasRoom(); ) {
      if (sent >= TURN) {
        behind = true;
        more().run();
        return;
      }
      Segment next = cursor.next(Math.min(TURN, streams.limits().pending()), late);
      if (!next.isEmpty()) {
        meter.sent(next.frames().size());
        send(next.sse(), meter.news(next.frames(), came));
        sent += next.sse().length();
      }
      saidAll = cursor.isDone();
      if (next.isEmpty() || cursor.isCaughtUp()) {
        behind = !cursor.isCaughtUp();
        fullSince = 0;
        return;
      }
    }
    if (!saidAll && fullSince == 0) {
      fullSince = now;
    }
  }

  private boolean hasRoom() {
    return output.pending() < streams.limits().pending();
  }

  private void sendClose() {
    String reason = closeReason();
    if (reason != null && !saidAll) {
      EventFrame close = streams.frames().close(cursor.lastId(), reason);
      sendAlone(streams.spreadRetry());
      sendAlone(close.sse());
      saidAll = true;
    }
  }

  /** Not while it has all there is, takes what it is sent, and hears something now and then. */
  @Override
  boolean wantsTurn(long now) {
    return behind
        || output.pending() > 0
        || output.isBroken()
        || isSilent(now)
        || isToBeChecked(now);
  }

  /** The container says with the next write only that one failed: a heartbeat later. */
  private boolean isToBeChecked(long now) {
    return unchecked && now - lastBeat >= CHECK_NANOS;
  }

  private boolean isSilent(long now) {
    long since = cursor.showsHeartbeat() ? lastBeat : lastSent;
    return now - since >= streams.limits().heartbeat().toNanos();
  }

  /** Silence is broken by a comment; clients that see heartbeats get them in traffic as well. */
  private void keepAlive(long now) {
    if (isToBeChecked(now)) {
      unchecked = false;
      output.flushAgain();
    }
    if (isSilent(now) && output.pending() == 0) {
      lastBeat = now;
      unchecked = true;
      byte[] beat = cursor.showsHeartbeat() ? cursor.heartbeat().sse() : SseComments.comment();
      sendAlone(beat);
    }
  }

  /**
   * Frames go straight to where the sink would write them. The sink takes the longer way, writes on
   * each server what its maker thinks right, and fails when the server stops: Jakarta REST is taken
   * down before its connections are.
   */
  private void send(SharedBytes bytes, long news) {
    lastSent = System.nanoTime();
    output.write(bytes, news);
  }

  /** What is said to this client only. */
  private void sendAlone(byte[] frame) {
    send(new SharedBytes(frame), TransportMeter.NO_NEWS);
  }

  private void leave(SseEventSink client, StreamEnd cause, @Nullable Throwable problem) {
    if (left) {
      return;
    }
    left = true;
    meter.ended(cause);
    cursor.leave();
    output.letGo();
    close(client);
    output.end();
    streams.leave(this); // whoever waits for the last stream to end may take the server down then
    if (problem != null) {
      errorListeners.forEach(listener -> listener.accept(client, problem));
    }
    closeListeners.forEach(listener -> listener.accept(client));
  }

  private static void close(SseEventSink client) {
    try {
      client.close();
    } catch (RuntimeException alreadyTakenDown) {
      LOG.log(Logger.Level.DEBUG, "the server ends the connection itself", alreadyTakenDown);
    }
  }

  @Override
  public void onError(BiConsumer<SseEventSink, Throwable> listener) {
    errorListeners.add(listener);
  }

  @Override
  public void onClose(Consumer<SseEventSink> listener) {
    closeListeners.add(listener);
  }

  @Override
  public void close() {
    closeWith(StreamEnd.LIFETIME, "the stream was closed");
  }

  @Override
  public void close(boolean cascading) {
    close();
  }
}
