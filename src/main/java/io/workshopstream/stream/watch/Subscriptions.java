package io.workshopstream.stream.watch;

import io.workshopstream.run.event.RunId;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.log.AsyncEventReader;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.log.RunRepository;
import io.workshopstream.stream.frame.EventId;
import io.workshopstream.stream.frame.EventSelection;
import io.workshopstream.stream.frame.FrameCache;
import io.workshopstream.stream.output.NonBlockingOutput;
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
public final class Subscriptions {

  private final OpenStreams streams;
  private final AbandonedRuns abandoned;
  private final GlobalEventLog feed;
  private final RunRepository store;
  private final RunCursor.CursorContext context;

  public Subscriptions(
      OpenStreams streams,
      AbandonedRuns abandoned,
      GlobalEventLog feed,
      RunRepository store,
      AsyncEventReader history,
      Clock clock) {
    this.streams = streams;
    this.abandoned = abandoned;
    this.feed = feed;
    this.store = store;
    this.context = new RunCursor.CursorContext(streams.frames(), new FrameCache(), history, clock);
  }

  public OpenStreams streams() {
    return streams;
  }

  /** A cursor from the first event on. */
  public EventCursor<?> fromStart(Run run, EventSelection selection) {
    abandoned.watches(run);
    return new RunCursor(run, 0, selection, context);
  }

  /**
   * A cursor after the last event that a client has. A client that has more than there is saw
   * events that a crash took away: it gets the run's last one.
   */
  public EventCursor<?> after(Run run, EventId last, EventSelection selection) {
    abandoned.watches(run);
    long newest = run.log().last();
    boolean sawMore = last.sequence() > newest && run.log().hasEnded();
    return new RunCursor(
        run, sawMore ? newest - 1 : Math.min(last.sequence(), newest), selection, context);
  }

  /**
   * The run that a client which comes back speaks of.
   *
   * @throws NotFoundException when nobody knows it any more
   */
  public static Run known(Optional<Run> run, EventId last) {
    return run.orElseThrow(
        () -> new NotFoundException("run " + last.run() + " is no longer known"));
  }

  /** Whether a client that comes back has everything there will ever be. */
  public static boolean hasAll(Run run, EventId last) {
    return run.log().hasEnded() && last.sequence() == run.log().last();
  }

  /** Ends a browser's reconnecting for good (WHATWG HTML, section 9.2.3). */
  public static WebApplicationException nothingMore() {
    return new WebApplicationException(Response.noContent().build());
  }

  /** A cursor over all runs, from now on. */
  public EventCursor<?> allFromNow(EventSelection selection) {
    String lastId =
        feed.newest().map(newest -> EventId.of(newest.recorded()).toString()).orElse("");
    long position = feed.newest().map(GlobalEventLog.OffsetEvent::position).orElse(feed.last());
    return new FeedCursor(
        feed, new FeedCursor.Start(position, lastId, Map.of()), selection, context);
  }

  /**
   * A cursor over all runs, after the last events that the client has of some of them: from the
   * earliest of these on, without what it has of the others.
   *
   * @throws NotFoundException when nobody has any of these events any more
   */
  public EventCursor<?> allAfter(List<EventId> last, EventSelection selection) {
    Map<RunId, Long> seen = new HashMap<>();
    last.forEach(id -> seen.merge(id.run(), id.sequence(), Math::max));
    Map<RunId, Long> positions = positions(seen);
    EventId first =
        last.stream()
            .filter(id -> positions.containsKey(id.run()))
            .min(Comparator.comparing(id -> positions.getOrDefault(id.run(), Long.MAX_VALUE)))
            .orElseThrow(() -> new NotFoundException("The event is no longer known"));
    long position = positions.getOrDefault(first.run(), 0L);
    return new FeedCursor(
        feed, new FeedCursor.Start(position, first.toString(), seen), selection, context);
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
  public void open(
      EventCursor<?> cursor,
      OpenStreams.Permit permit,
      SseEventSink sink,
      NonBlockingOutput output) {
    SseSubscriber subscriber = new SseSubscriber(cursor, output, streams);
    streams.enter(subscriber, permit);
    subscriber.register(sink);
  }
}
