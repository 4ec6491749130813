package io.workshopstream.run.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.workshopstream.run.Scene;
import io.workshopstream.run.event.RunId;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class NodesTest {

  private static final Nodes.Load IDLE = new Nodes.Load(0, 0, false);

  private final DataSource database = Scene.emptyDatabase();
  private final Nodes one = new Nodes(database, new NodeId("one"), "1.0 built then");
  private final Nodes other = new Nodes(database, new NodeId("other"), "2".repeat(500));

  private void silence(String node, int seconds) {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update node set seen_at = current_timestamp - interval '"
                        + seconds
                        + "' second where id = ?",
                    node));
  }

  @Test
  void each_server_sees_all_and_which_of_them_it_is() {
    one.beat(new Nodes.Load(3, 2, false));
    other.beat(IDLE);
    one.beat(new Nodes.Load(4, 1, true));

    assertThat(other.all())
        .extracting(Nodes.Node::id, Nodes.Node::version, Nodes.Node::load, Nodes.Node::answers)
        .containsExactlyInAnyOrder(
            tuple("one", "1.0 built then", new Nodes.Load(4, 1, true), false),
            tuple("other", "2".repeat(100), IDLE, true));
  }

  @Test
  void a_server_that_stops_is_gone_and_one_that_was_killed_is_seen_by_its_silence() {
    one.beat(IDLE);
    other.beat(IDLE);
    silence("other", 90);

    assertThat(one.all())
        .filteredOn(node -> node.id().equals("other"))
        .singleElement()
        .satisfies(
            node ->
                assertThat(node.heard().silentFor())
                    .isBetween(Duration.ofSeconds(89), Duration.ofSeconds(120)));
    one.leave();
    assertThat(other.all()).extracting(Nodes.Node::id).containsExactly("other");
  }

  @Test
  void a_server_is_taken_for_dead_after_three_silences_though_not_by_itself() {
    one.beat(IDLE);
    other.beat(IDLE);
    silence("other", 8);
    assertThat(one.all()).noneMatch(Nodes.Node::isStale);

    silence("other", 11);

    assertThat(one.all())
        .filteredOn(Nodes.Node::isStale)
        .extracting(Nodes.Node::id)
        .contains("other");
    assertThat(other.all()).noneMatch(Nodes.Node::isStale);
  }

  @Test
  void the_streams_of_the_others_are_counted_but_for_those_of_a_dead_server() {
    Nodes third = new Nodes(database, new NodeId("third"), "");
    other.beat(new Nodes.Load(5, 0, false));
    third.beat(new Nodes.Load(7, 0, false));
    one.beat(new Nodes.Load(100, 0, false));
    assertThat(one.streamsElsewhere()).isEqualTo(12);

    silence("third", 11);
    one.beat(IDLE);

    assertThat(one.streamsElsewhere()).isEqualTo(5);
  }

  @Test
  void a_server_of_which_nothing_was_heard_for_an_hour_is_forgotten_when_another_one_comes() {
    other.beat(IDLE);
    new RunWatches(database, new NodeId("other")).write(Map.of(new RunId("r1"), 1));
    silence("other", 3700);

    one.beat(IDLE);

    assertThat(one.all()).extracting(Nodes.Node::id).containsExactly("one");
    assertThat(new RunWatches(database, new NodeId("one")).elsewhere()).isEmpty();
  }
}
