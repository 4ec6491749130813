package io.workshopstream.stream.watch;

import io.workshopstream.stream.meter.StreamEnd;
import io.workshopstream.stream.meter.Transport;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A WebSocket that has not said yet what it wants: counted among the open streams, looked after
 * every second, and closed when it stays silent, pings or not.
 */
public final class PendingWebSocket extends Subscriber {

  private static final Logger LOG = System.getLogger(PendingWebSocket.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Session session;
  private final OpenStreams streams;
  private final OpenStreams.Permit permit;
  private final AtomicBoolean over = new AtomicBoolean();

  public PendingWebSocket(Session session, OpenStreams streams, OpenStreams.Permit permit) {
    super(streams.dispatcher());
    this.session = session;
    this.streams = streams;
    this.permit = permit;
  }

  public OpenStreams.Permit permit() {
    return permit;
  }

  /** Its first message came; false when that was too late. */
  public boolean speaks() {
    return over.compareAndSet(false, true);
  }

  @Override
  Transport transport() {
    return Transport.WEBSOCKET;
  }

  @Override
  void turn() {
    boolean late = age(System.nanoTime()) >= PATIENCE.toNanos() || closeReason() != null;
    if ((late || isGone() || !session.isOpen()) && over.compareAndSet(false, true)) {
      streams.meter().of(transport()).ended(cause());
      streams.leave(this);
      close();
    }
  }

  private StreamEnd cause() {
    if (isGone() || !session.isOpen()) {
      return StreamEnd.CLIENT_LEFT;
    }
    return closeReason() == null ? StreamEnd.CLIENT_SILENT : closeCause();
  }

  private void close() {
    try {
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "No first message came in time"));
    } catch (IOException | IllegalStateException closedAlready) {
      LOG.log(Logger.Level.DEBUG, "a silent client left", closedAlready);
    }
  }
}
