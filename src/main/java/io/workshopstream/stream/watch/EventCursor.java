package io.workshopstream.stream.watch;

import io.workshopstream.run.log.EventLog;
import io.workshopstream.run.log.EventSlice;
import io.workshopstream.stream.frame.EventFrame;
import io.workshopstream.stream.frame.Segment;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client's place in what it watches. What is in memory comes from the log; what is older is asked
 * of the database, and until that answers there is nothing to send. Used by one thread at a time.
 *
 * @param <E> an event of the log
 */
public abstract sealed class EventCursor<E> permits RunCursor, FeedCursor {

  private final EventLog<E> log;
  private final AsyncQuery<E> query = new AsyncQuery<>();
  private @Nullable Runnable reader;

  /** Whether the last step led further, or found that there is nothing more right now. */
  private boolean moved;

  private boolean caughtUp;

  EventCursor(EventLog<E> log) {
    this.log = log;
  }

  /** The number of the last event that was handed out or passed over. */
  abstract long number();

  /** Whether what comes next is older than anything in memory. */
  boolean readsPast() {
    return false;
  }

  /** Asks the database for the events after {@link #number}; the answer is null when it fails. */
  abstract void ask(Consumer<@Nullable List<E>> answer);

  /** What others at this place were sent; moves the place behind it. Null when nobody was. */
  @Nullable Segment shared() {
    return null;
  }

  /** What the client wants of events from memory; moves the place behind them. */
  abstract Segment fromMemory(EventSlice<E> slice);

  /**
   * What the client wants of events from the database; moves the place behind them.
   *
   * @param stored the next events that the database has; empty when it has none any more
   * @param firstKept the number of the oldest event in memory
   */
  abstract Segment fromDatabase(List<E> stored, long firstKept, int atMost);

  /** Whether everything was handed out and nothing comes any more on this connection. */
  abstract boolean isDone();

  /** The id after which the client would go on; empty when there is none. */
  abstract String lastId();

  /** What is sent instead of silence. */
  abstract EventFrame heartbeat();

  /** Whether silence is broken by an event that clients see, and not by a comment only. */
  abstract boolean showsHeartbeat();

  /**
   * The next frames, in order; none when there is none right now, or until older ones have been
   * read from the database.
   *
   * @param atMost about how many bytes
   * @param conflate whether the client is behind, so that only the newest state of the progress bar
   *     matters
   */
  final Segment next(int atMost, boolean conflate) {
    Segment next = Segment.NONE;
    moved = true;
    while (next.isEmpty() && !isDone() && moved) { // nothing to show: look further
      next = step(atMost);
    }
    return conflate ? next.conflated() : next;
  }

  private Segment step(int atMost) {
    Segment shared = query.isUnderWay() ? null : shared();
    if (shared != null) {
      caughtUp = number() >= log.last();
      return shared;
    }
    EventSlice<E> slice = log.after(number(), atMost);
    if (!readsPast() && !slice.misses(number())) {
      moved = !slice.events().isEmpty();
      Segment next = fromMemory(slice);
      caughtUp = number() >= slice.last();
      return next;
    }
    caughtUp = false;
    Optional<List<E>> stored = query.answer(this::ask, this::wake);
    moved = stored.isPresent();
    return stored
        .map(events -> fromDatabase(events, slice.firstKept(), atMost))
        .orElse(Segment.NONE);
  }

  /**
   * Whether the last step led to the newest event there was then: whoever follows is called when
   * there is another.
   */
  final boolean isCaughtUp() {
    return caughtUp;
  }

  private void wake() {
    Runnable waiting = reader;
    if (waiting != null) {
      waiting.run();
    }
  }

  /** Has somebody called, on any thread, when there may be more. */
  final void follow(Runnable more) {
    reader = more;
    log.follow(more);
  }

  /** Stops calling. */
  final void leave() {
    Runnable waiting = reader;
    if (waiting != null) {
      log.leave(waiting);
    }
  }
}
