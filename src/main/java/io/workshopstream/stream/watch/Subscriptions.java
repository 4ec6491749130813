package io.workshopstream.stream.watch;

import io.workshopstream.run.event.RunId;
import io.workshopstream.run.follow.RunTail;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.log.AsyncEventReader;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.log.GlobalEventLog.OffsetEvent;
import io.workshopstream.run.store.StoredEvents.Place;
import io.workshopstream.stream.frame.EventId;
import io.workshopstream.stream.frame.EventSelection;
import io.workshopstream.stream.frame.FrameCache;
import io.workshopstream.stream.meter.StreamStart;
import io.workshopstream.stream.output.NonBlockingOutput;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows runs to clients: finds the place where each one goes on, and opens its stream. */
public final class Subscriptions {

  private final OpenStreams streams;
  private final AbandonedRuns abandoned;
  private final GlobalEventLog feed;
  private final RunTail tail;
  private final RunCursor.CursorContext context;

  public Subscriptions(
      OpenStreams streams,
      AbandonedRuns abandoned,
      GlobalEventLog feed,
      RunTail tail,
      AsyncEventReader history,
      Clock clock) {
    this.streams = streams;
    this.abandoned = abandoned;
    this.feed = feed;
    this.tail = tail;
    this.context =
        new RunCursor.CursorContext(
            streams.frames(),
            new FrameCache(),
            new SegmentCache(),
            history,
            streams.meter(),
            clock);
  }

  public OpenStreams streams() {
    return streams;
  }

  /** A cursor from the first event on. */
  public EventCursor<?> fromStart(Run run, EventSelection selection) {
    abandoned.watches(run);
    context.meter().started(StreamStart.FRESH);
    return new RunCursor(run, 0, selection, context);
  }

  /**
   * A cursor after the last event that a client has, which it may have from another server before
   * it was read here. A client that has more than there is saw events that a crash took away: it
   * gets the run's last one.
   */
  public EventCursor<?> after(Run run, EventId last, EventSelection selection) {
    abandoned.watches(run);
    context.meter().started(StreamStart.RESUMED);
    long newest = Math.max(run.log().last(), run.header().last());
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

  /** A cursor over all runs, from now on. Asks the database. */
  public EventCursor<?> allFromNow(EventSelection selection) {
    tail.feedAll();
    Optional<OffsetEvent> newest = feed.newest();
    FeedCursor.Start start =
        new FeedCursor.Start(
            null,
            feed.last(),
            newest.map(event -> Place.of(event.recorded())).orElse(Place.at(now())),
            newest.map(event -> EventId.of(event.recorded()).toString()).orElse(""),
            Map.of());
    context.meter().started(StreamStart.FRESH);
    return new FeedCursor(feed, start, selection, context);
  }

  private Instant now() {
    return context.clock().instant();
  }

  /**
   * A cursor over all runs, after the last events that the client has of some of them: in this
   * node's order when it has all of them in memory, otherwise by time, from a little before the
   * earliest on, without what the client is known to have. Asks the database.
   *
   * @throws NotFoundException when nobody has any of these events any more
   */
  public EventCursor<?> allAfter(List<EventId> last, EventSelection selection) {
    tail.feedAll();
    Map<RunId, Long> seen = new HashMap<>();
    last.forEach(id -> seen.merge(id.run(), id.sequence(), Math::max));
    long now = feed.last();
    Map<RunId, Long> positions = feed.positions(seen);
    Place place =
        tail.earliest(seen)
            .orElseThrow(() -> new NotFoundException("The event is no longer known"));
    boolean inMemory = positions.keySet().equals(seen.keySet());
    FeedCursor.Start start =
        new FeedCursor.Start(
            inMemory ? null : place.before(FeedCursor.OVERLAP),
            inMemory ? Collections.min(positions.values()) : now,
            place,
            new EventId(place.run(), place.sequence()).toString(),
            seen);
    context.meter().started(StreamStart.RESUMED);
    return new FeedCursor(feed, start, selection, context);
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
