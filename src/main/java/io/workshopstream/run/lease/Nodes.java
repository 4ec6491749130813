package io.workshopstream.run.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The servers that share a database, by what each of them says of itself. Every method blocks and
 * throws Jdbi's unchecked exception when the database fails.
 */
public final class Nodes {

  /** A server that was not heard of for so long is forgotten. */
  private static final Duration RETENTION = Duration.ofHours(1);

  private final Jdbi database;
  private final NodeId node;

  public Nodes(DataSource database, NodeId node) {
    this.database = Jdbi.create(database);
    this.node = node;
  }

  /**
   * A server.
   *
   * @param silentFor since it was heard of last, by the database's clock
   * @param streams how many clients watch there
   * @param runs how many runs it works on
   */
  public record Node(
      String id, Instant startedAt, Duration silentFor, int streams, int runs, boolean answers) {}

  /** Says that this server is there, and forgets those that are not for long. */
  public void beat(int streams, int runs) {
    database.useTransaction(
        handle -> {
          if (update(handle, streams, runs) == 0) {
            handle.execute(
                "insert into node (id, started_at, seen_at, streams, runs)"
                    + " values (?, current_timestamp, current_timestamp, ?, ?)",
                node.value(),
                streams,
                runs);
            handle.execute("delete from node where seen_at < " + before(RETENTION));
          }
        });
  }

  private int update(Handle handle, int streams, int runs) {
    return handle.execute(
        "update node set seen_at = current_timestamp, streams = ?, runs = ? where id = ?",
        streams,
        runs,
        node.value());
  }

  private static String before(Duration time) {
    return String.format(Locale.ROOT, "current_timestamp - interval '%d' second", time.toSeconds());
  }

  /** Forgets all servers: for a database that one process alone can open, when that starts. */
  public void forgetAll() {
    database.useHandle(handle -> handle.execute("delete from node"));
  }

  /** Says that this server goes. */
  public void leave() {
    database.useHandle(handle -> handle.execute("delete from node where id = ?", node.value()));
  }

  /** All that were heard of, the longest there first. */
  public List<Node> all() {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id, started_at, seen_at, current_timestamp as now_at, streams, runs"
                        + " from node order by started_at, id")
                .map(
                    (row, context) ->
                        new Node(
                            row.getString("id"),
                            row.getObject("started_at", OffsetDateTime.class).toInstant(),
                            Duration.between(
                                row.getObject("seen_at", OffsetDateTime.class),
                                row.getObject("now_at", OffsetDateTime.class)),
                            row.getInt("streams"),
                            row.getInt("runs"),
                            row.getString("id").equals(node.value())))
                .list());
  }
}
