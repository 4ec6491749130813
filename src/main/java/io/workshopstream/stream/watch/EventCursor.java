package io.workshopstream.stream.watch;

import io.workshopstream.run.log.EventLog;
import io.workshopstream.run.log.EventSlice;
import io.workshopstream.stream.frame.Conflation;
import io.workshopstream.stream.frame.EventFrame;
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

  /** The frames of events from memory that the client wants; moves the place behind them. */
  abstract List<EventFrame> fromMemory(EventSlice<E> slice);

  /**
   * The frames of events from the database that the client wants; moves the place behind them.
   *
   * @param stored the next events that the database has; empty when it has none any more
   * @param firstKept the number of the oldest event in memory
   */
  abstract List<EventFrame> fromDatabase(List<E> stored, long firstKept, int atMost);

  /** Whether everything was handed out and nothing comes any more on this connection. */
  abstract boolean isDone();

  /** The id after which the client would go on; empty when there is none. */
  abstract String lastId();

  /** What is sent instead of silence. */
  abstract EventFrame heartbeat();

  /** Whether silence is broken by an event that clients see, and not by a comment only. */
  abstract boolean showsHeartbeat();

  /**
   * The next frames, in order; empty when there is none right now, or until older ones have been
   * read from the database.
   *
   * @param atMost about how many bytes
   * @param conflate whether the client is behind, so that only the newest state of the progress bar
   *     matters
   */
  final List<EventFrame> next(int atMost, boolean conflate) {
    List<EventFrame> frames = List.of();
    moved = true;
    while (frames.isEmpty() && !isDone() && moved) { // nothing to show: look further
      frames = step(atMost);
    }
    return conflate ? Conflation.of(frames) : frames;
  }

  private List<EventFrame> step(int atMost) {
    EventSlice<E> slice = log.after(number(), atMost);
    if (!readsPast() && !slice.misses(number())) {
      moved = !slice.events().isEmpty();
      return fromMemory(slice);
    }
    Optional<List<E>> stored = query.answer(this::ask, this::wake);
    moved = stored.isPresent();
    return stored.map(events -> fromDatabase(events, slice.firstKept(), atMost)).orElse(List.of());
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
