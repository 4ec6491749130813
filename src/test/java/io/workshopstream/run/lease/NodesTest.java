package io.workshopstream.run.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.workshopstream.run.Scene;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class NodesTest {

  private final DataSource database = Scene.emptyDatabase();
  private final Nodes one = new Nodes(database, new NodeId("one"));
  private final Nodes other = new Nodes(database, new NodeId("other"));

  @Test
  void each_server_sees_all_and_which_of_them_it_is() {
    one.beat(3, 2);
    other.beat(0, 0);
    one.beat(4, 1);

    assertThat(other.all())
        .extracting(Nodes.Node::id, Nodes.Node::streams, Nodes.Node::runs, Nodes.Node::answers)
        .containsExactlyInAnyOrder(tuple("one", 4, 1, false), tuple("other", 0, 0, true));
  }

  @Test
  void a_server_that_stops_is_gone_and_one_that_was_killed_is_seen_by_its_silence() {
    one.beat(0, 0);
    other.beat(0, 0);
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update node set seen_at = current_timestamp - interval '90' second"
                        + " where id = 'other'"));

    assertThat(one.all())
        .filteredOn(node -> node.id().equals("other"))
        .singleElement()
        .satisfies(
            node ->
                assertThat(node.silentFor())
                    .isBetween(Duration.ofSeconds(89), Duration.ofSeconds(120)));
    one.leave();
    assertThat(other.all()).extracting(Nodes.Node::id).containsExactly("other");
  }

  @Test
  void a_server_of_which_nothing_was_heard_for_an_hour_is_forgotten_when_another_one_comes() {
    other.beat(0, 0);
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update node set seen_at = current_timestamp - interval '3700' second"));

    one.beat(0, 0);

    assertThat(one.all()).extracting(Nodes.Node::id).containsExactly("one");
  }
}
