package io.workshopstream.stream.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.Scene;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.follow.Watchers;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.lease.NodeId;
import io.workshopstream.run.lease.RunWatches;
import io.workshopstream.run.log.AsyncEventReader;
import io.workshopstream.run.log.LogBudget;
import io.workshopstream.run.log.RunEventLog;
import io.workshopstream.stream.frame.EventId;
import io.workshopstream.stream.frame.EventSelection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {

  private static final RunId ID = new RunId("a");
  private static final long READ_HERE = 39;
  private static final long STORED = 42;

  private final Scene scene = new Scene();
  private final Scene.Node node = scene.node(Scene.LIMITS);
  private final Watchers watchers =
      new Watchers(node.registry(), new RunWatches(scene.database(), new NodeId("here")), true);
  private final Subscriptions subscriptions =
      new Subscriptions(
          OpenStreamsTest.limitedTo(100, 0, () -> 0),
          new AbandonedRuns(node.runs(), watchers, Clock.systemUTC(), Optional.empty()),
          node.feed(),
          node.tail(),
          new AsyncEventReader(scene.repository(), Runnable::run),
          Clock.systemUTC());

  /** A run of another server, of which the newest events are stored and not read here yet. */
  private final Run run =
      new Run(
          RunHeader.requested(ID, new RunKey("refresh", Set.of("a"), false), null, Instant.EPOCH)
              .at(STORED),
          new RunEventLog(1000, 1_000_000, new LogBudget(1_000_000), READ_HERE));

  @AfterEach
  void close_the_scene() {
    scene.close();
  }

  private String placeOfOneWhoHas(long last) {
    EventSelection selection = EventSelection.of(null, null, null, null);
    return subscriptions.after(run, new EventId(ID, last), selection).lastId();
  }

  @Test
  void who_comes_from_another_server_with_events_that_were_not_read_here_gets_none_of_them_again() {
    assertThat(placeOfOneWhoHas(41)).isEqualTo("a-41");
    assertThat(placeOfOneWhoHas(STORED)).isEqualTo("a-42");
  }

  @Test
  void who_has_more_than_is_stored_goes_on_after_what_is() {
    assertThat(placeOfOneWhoHas(50)).isEqualTo("a-42");
  }
}
