package io.workshopstream.run.lease;

import io.workshopstream.run.database.DatabaseTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The servers that share a database, by what each of them says of itself. Every method but {@link
 * #streamsElsewhere} blocks and throws Jdbi's unchecked exception when the database fails.
 */
public final class Nodes {

  /** A server that was not heard of for so long no longer counts: three times it said nothing. */
  private static final Duration STALE = Duration.ofSeconds(10);

  /** A server that was not heard of for so long is forgotten. */
  private static final Duration RETENTION = Duration.ofHours(1);

  /** What holds of a server that counts, in SQL. */
  static final String COUNTS = "seen_at >= " + DatabaseTime.before(STALE);

  private static final int LONGEST_VERSION = 100;

  private final Jdbi database;
  private final NodeId node;
  private final String version;
  private volatile int streamsElsewhere;

  /**
   * @param version of the application here
   */
  public Nodes(DataSource database, NodeId node, String version) {
    this.database = Jdbi.create(database);
    this.node = node;
    this.version = version.substring(0, Math.min(version.length(), LONGEST_VERSION));
  }

  /**
   * What a server has to do.
   *
   * @param streams how many clients watch there
   * @param runs how many runs it works on
   * @param draining whether it stops: it takes no more runs and hands over those it has
   */
  public record Load(int streams, int runs, boolean draining) {}

  /**
   * When a server was heard of, by the database's clock.
   *
   * @param silentFor since it was heard of last
   */
  public record Heard(Instant startedAt, Instant seenAt, Duration silentFor) {}

  /**
   * A server.
   *
   * @param version of the application there; empty when it does not say
   * @param answers whether it is this one
   */
  public record Node(String id, String version, Heard heard, Load load, boolean answers) {

    /** Whether it is taken for dead: nothing was heard of it for too long. */
    public boolean isStale() {
      return !answers && heard.silentFor().compareTo(STALE) > 0;
    }
  }

  /** Says that this server is there, forgets those that are not for long, and counts the others. */
  public void beat(Load load) {
    streamsElsewhere =
        database.inTransaction(
            handle -> {
              if (update(handle, load) == 0) {
                insert(handle, load);
              }
              return streams(handle);
            });
  }

  private int update(Handle handle, Load load) {
    return handle.execute(
        "update node set seen_at = current_timestamp, streams = ?, runs = ?, draining = ?"
            + " where id = ?",
        load.streams(),
        load.runs(),
        load.draining(),
        node.value());
  }

  private void insert(Handle handle, Load load) {
    handle.execute(
        "insert into node (id, version, started_at, seen_at, streams, runs, draining)"
            + " values (?, ?, current_timestamp, current_timestamp, ?, ?, ?)",
        node.value(),
        version,
        load.streams(),
        load.runs(),
        load.draining());
    handle.execute("delete from node where seen_at < " + DatabaseTime.before(RETENTION));
    handle.execute("delete from run_watch where node_id not in (select id from node)");
  }

  private int streams(Handle handle) {
    return handle
        .createQuery("select coalesce(sum(streams), 0) from node where id <> :node and " + COUNTS)
        .bind("node", node.value())
        .mapTo(Integer.class)
        .one();
  }

  /**
   * How many clients watch on the other servers, as this one last learnt when it said that it is
   * there; those that are taken for dead do not count.
   */
  public int streamsElsewhere() {
    return streamsElsewhere;
  }

  /** Forgets all servers: for a database that one process alone can open, when that starts. */
  public void forgetAll() {
    database.useTransaction(
        handle -> {
          handle.execute("delete from run_watch");
          handle.execute("delete from node");
        });
  }

  /** Says that this server goes. */
  public void leave() {
    database.useTransaction(
        handle -> {
          handle.execute("delete from run_watch where node_id = ?", node.value());
          handle.execute("delete from node where id = ?", node.value());
        });
  }

  /** All that were heard of, the longest there first. */
  public List<Node> all() {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id, version, started_at, seen_at, current_timestamp as now_at, streams,"
                        + " runs, draining from node order by started_at, id")
                .map(this::node)
                .list());
  }

  private Node node(ResultSet row, StatementContext context) throws SQLException {
    OffsetDateTime seen = row.getObject("seen_at", OffsetDateTime.class);
    return new Node(
        row.getString("id"),
        row.getString("version"),
        new Heard(
            row.getObject("started_at", OffsetDateTime.class).toInstant(),
            seen.toInstant(),
            Duration.between(seen, row.getObject("now_at", OffsetDateTime.class))),
        new Load(row.getInt("streams"), row.getInt("runs"), row.getBoolean("draining")),
        row.getString("id").equals(node.value()));
  }
}
