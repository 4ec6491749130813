package io.workshopstream.stream;

import io.workshopstream.run.Run;
import io.workshopstream.run.RunFeed;
import io.workshopstream.run.RunHistory;
import io.workshopstream.run.RunId;
import io.workshopstream.run.RunStore;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows runs to clients: finds the place where each one goes on, and opens its stream. */
public final class Watching {

  private final OpenStreams streams;
  private final AbandonedRuns abandoned;
  private final RunFeed feed;
  private final RunStore store;
  private final RunCursor.Desk desk;

  public Watching(
      OpenStreams streams,
      AbandonedRuns abandoned,
      RunFeed feed,
      RunStore store,
      RunHistory history,
      Clock clock) {
    this.streams = streams;
    this.abandoned = abandoned;
    this.feed = feed;
    this.store = store;
    this.desk = new RunCursor.Desk(streams.frames(), history, clock);
  }

  OpenStreams streams() {
    return streams;
  }

  /** A cursor from the first event on. */
  Cursor fromStart(Run run, View view) {
    abandoned.watches(run);
    return new RunCursor(run, 0, view, desk);
  }

  /**
   * A cursor after the last event that a client has. A client that has more than there is saw
   * events that a crash took away: it gets the run's last one.
   */
  Cursor after(Run run, EventId last, View view) {
    abandoned.watches(run);
    long newest = run.log().last();
    boolean sawMore = last.sequence() > newest && run.log().hasEnded();
    return new RunCursor(run, sawMore ? newest - 1 : Math.min(last.sequence(), newest), view, desk);
  }

  /**
   * The run that a client which comes back speaks of.
   *
   * @throws NotFoundException when nobody knows it any more
   */
  static Run known(Optional<Run> run, EventId last) {
    return run.orElseThrow(
        () -> new NotFoundException("run " + last.run() + " is no longer known"));
  }

  /** Whether a client that comes back has everything there will ever be. */
  static boolean hasAll(Run run, EventId last) {
    return run.log().hasEnded() && last.sequence() == run.log().last();
  }

  /** Ends a browser's reconnecting for good (WHATWG HTML, section 9.2.3). */
  static WebApplicationException nothingMore() {
    return new WebApplicationException(Response.noContent().build());
  }

  /** A cursor over all runs, from now on. */
  Cursor allFromNow(View view) {
    String place = feed.newest().map(newest -> EventId.of(newest.recorded()).toString()).orElse("");
    long position = feed.newest().map(RunFeed.Placed::position).orElse(feed.last());
    return new FeedCursor(feed, new FeedCursor.Start(position, place, Map.of()), view, desk);
  }

  /**
   * A cursor over all runs, after the last events that the client has of some of them: from the
   * earliest of these on, without what it has of the others.
   *
   * @throws NotFoundException when nobody has any of these events any more
   */
  Cursor allAfter(List<EventId> last, View view) {
    Map<RunId, Long> seen = new HashMap<>();
    last.forEach(id -> seen.merge(id.run(), id.sequence(), Math::max));
    Map<RunId, Long> positions = positions(seen);
    EventId first =
        last.stream()
            .filter(id -> positions.containsKey(id.run()))
            .min(Comparator.comparing(id -> positions.getOrDefault(id.run(), Long.MAX_VALUE)))
            .orElseThrow(() -> new NotFoundException("The event is no longer known"));
    long position = positions.getOrDefault(first.run(), 0L);
    return new FeedCursor(feed, new FeedCursor.Start(position, first.toString(), seen), view, desk);
  }

  /** Where the last events stand: one look into memory, one query for all that are not there. */
  private Map<RunId, Long> positions(Map<RunId, Long> events) {
    Map<RunId, Long> positions = new HashMap<>(feed.positions(events));
    Map<RunId, Long> older = new HashMap<>(events);
    older.keySet().removeAll(positions.keySet());
    positions.putAll(store.positions(older));
    return positions;
  }

  /** Opens the stream of a request. */
  void open(Cursor cursor, OpenStreams.Place place, SseEventSink sink, NonBlockingOutput output) {
    RunBroadcaster broadcaster = new RunBroadcaster(cursor, output, streams);
    streams.enter(broadcaster, place);
    broadcaster.register(sink);
  }
}
