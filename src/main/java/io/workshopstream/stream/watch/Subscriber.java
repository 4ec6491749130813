package io.workshopstream.stream.watch;

import io.workshopstream.stream.meter.StreamEnd;
import io.workshopstream.stream.meter.Transport;
import io.workshopstream.stream.output.CoalescingTask;
import java.lang.System.Logger;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who watches, whatever the transport. Any thread may say that there is something to do;
 * {@link #pump} then does it, one thread at a time.
 */
public abstract class Subscriber implements Dispatcher.Client {

  private static final Logger LOG = System.getLogger(Subscriber.class.getName());

  private final AtomicBoolean due = new AtomicBoolean();
  private final CoalescingTask turns = new CoalescingTask(this::takeTurn);
  private final long openedAt = System.nanoTime();
  private final Runnable more;
  private volatile @Nullable String closeReason;
  private volatile StreamEnd closeCause = StreamEnd.RUN_OVER;
  private volatile boolean gone;

  Subscriber(Dispatcher dispatcher) {
    this.more = () -> dispatcher.due(this);
  }

  /** Does what there is to do; never waits. */
  abstract void turn();

  /**
   * Ends the connection, not the run: a {@code close} event with the reason, then the end of the
   * stream.
   */
  final void closeWith(StreamEnd cause, String reason) {
    closeCause = cause;
    closeReason = reason;
    more.run();
  }

  /** The reason for which the connection is to end; null when it is not. */
  final @Nullable String closeReason() {
    return closeReason;
  }

  /** Why the stream ends when nothing else ends it: nothing is left to send, or it was closed. */
  final StreamEnd closeCause() {
    return closeCause;
  }

  /** How events get to the client. */
  abstract Transport transport();

  /**
   * Whether there may be something to do that nobody else makes it due for, such as to break a
   * silence.
   *
   * @param now by {@link System#nanoTime}
   */
  boolean wantsTurn(long now) {
    return true;
  }

  /** What makes it due; handed to whoever has news for it. */
  final Runnable more() {
    return more;
  }

  @Override
  public boolean isBehind() {
    return false;
  }

  @Override
  public final boolean markDue() {
    return due.compareAndSet(false, true);
  }

  @Override
  public final void pump() {
    due.set(false);
    turns.run();
  }

  /** A turn that breaks must not keep the next ones from coming. */
  private void takeTurn() {
    try {
      turn();
    } catch (RuntimeException closedMeanwhile) {
      LOG.log(Logger.Level.DEBUG, "a client left in the middle of its turn", closedMeanwhile);
      gone();
    }
  }

  /** Notes that the client is gone; any thread. */
  public final void gone() {
    gone = true;
    more.run();
  }

  final boolean isGone() {
    return gone;
  }

  /** How long it has been watching, in nanoseconds. */
  long age(long now) {
    return now - openedAt;
  }
}
