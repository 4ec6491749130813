package io.workshopstream.run.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workshopstream.run.Scene;
import io.workshopstream.run.event.RunId;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunWatchesTest {

  private static final RunId A = new RunId("a");
  private static final RunId B = new RunId("b");
  private static final RunId C = new RunId("c");

  private final DataSource database = Scene.emptyDatabase();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicBoolean broken = new AtomicBoolean();
  private final RunWatches one = new RunWatches(counted(), new NodeId("one"));
  private final RunWatches other = new RunWatches(database, new NodeId("other"));
  private final RunWatches third = new RunWatches(database, new NodeId("third"));

  @BeforeEach
  void all_are_there() {
    for (String node : new String[] {"one", "other", "third"}) {
      new Nodes(database, new NodeId(node), "").beat(new Nodes.Load(0, 0, false));
    }
  }

  /** The database, with its connections counted; those of a broken one come about all the same. */
  private DataSource counted() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              connections.incrementAndGet();
              Connection real = database.getConnection();
              return broken.get() ? lying(real) : real;
            });
  }

  /** Commits, and says that it failed. */
  private static Connection lying(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            RunWatchesTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Object answer = method.invoke(real, arguments);
              if (method.getName().equals("commit")) {
                throw new SQLException("cut in the middle of the commit");
              }
              return answer;
            });
  }

  @Test
  void the_watchers_of_the_others_are_summed_by_run() {
    one.write(Map.of(A, 100));
    other.write(Map.of(A, 2, B, 3));
    third.write(Map.of(A, 4));

    assertThat(one.elsewhere()).isEqualTo(Map.of(A, 6, B, 3));
  }

  @Test
  void what_changes_replaces_what_was() {
    other.write(Map.of(A, 2, B, 3, C, 1));
    other.write(Map.of(A, 5, B, 3));
    assertThat(one.elsewhere()).isEqualTo(Map.of(A, 5, B, 3));

    other.write(Map.of());

    assertThat(one.elsewhere()).isEmpty();
  }

  @Test
  void nothing_is_asked_of_the_database_while_nothing_changes() {
    one.write(Map.of(A, 2));
    int before = connections.get();

    one.write(Map.of(A, 2));

    assertThat(connections.get()).isEqualTo(before);
  }

  @Test
  void after_a_commit_that_is_in_doubt_all_rows_are_written_anew() {
    one.write(Map.of(A, 2));
    broken.set(true);
    assertThatThrownBy(() -> one.write(Map.of(A, 3, B, 1)))
        .hasRootCauseMessage("cut in the middle of the commit");
    broken.set(false);

    one.write(Map.of(A, 3, C, 7));

    assertThat(other.elsewhere()).isEqualTo(Map.of(A, 3, C, 7));
  }

  @Test
  void watchers_of_a_server_that_is_dead_or_unknown_do_not_count_yet_are_remembered() {
    other.write(Map.of(A, 2, B, 3));
    third.write(Map.of(B, 4));
    new RunWatches(database, new NodeId("unknown")).write(Map.of(C, 9));
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update node set seen_at = current_timestamp - interval '11' second"
                        + " where id = 'other'"));

    assertThat(one.elsewhere()).isEqualTo(Map.of(A, 0, B, 4, C, 0));
  }
}
