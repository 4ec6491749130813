package io.workshopstream.run.lease;

import io.workshopstream.run.event.RunId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * How many clients watch which run on which server, as rows. Only what has changed is written, in
 * one transaction, and that a server is still there is a matter of its own row alone. Every method
 * blocks and throws Jdbi's unchecked exception when the database fails. For one thread at a time.
 */
public final class RunWatches {

  private final Jdbi database;
  private final NodeId node;

  /** What the rows of this server say; null when that is not known for sure. */
  private @Nullable Map<RunId, Integer> written;

  public RunWatches(DataSource database, NodeId node) {
    this.database = Jdbi.create(database);
    this.node = node;
  }

  /** Says how many watch which run here; of other runs nobody does. */
  public void write(Map<RunId, Integer> watchers) {
    Map<RunId, Integer> before = written;
    if (!watchers.equals(before)) {
      written = null; // until the commit is known to have come about
      database.useTransaction(handle -> replace(handle, before, watchers));
      written = Map.copyOf(watchers);
    }
  }

  private void replace(
      Handle handle, @Nullable Map<RunId, Integer> before, Map<RunId, Integer> now) {
    if (before == null) {
      handle.execute("delete from run_watch where node_id = ?", node.value());
      insert(handle, now);
    } else {
      Set<RunId> changed =
          Stream.concat(before.keySet().stream(), now.keySet().stream())
              .filter(run -> !before.getOrDefault(run, 0).equals(now.getOrDefault(run, 0)))
              .collect(Collectors.toSet());
      delete(handle, changed);
      Map<RunId, Integer> news = new TreeMap<>(now);
      news.keySet().retainAll(changed);
      insert(handle, news);
    }
  }

  private void delete(Handle handle, Set<RunId> runs) {
    List<String> ids = runs.stream().map(RunId::value).toList();
    handle
        .createUpdate("delete from run_watch where node_id = :node and run_id in (<runs>)")
        .bind("node", node.value())
        .bindList("runs", ids)
        .execute();
  }

  private void insert(Handle handle, Map<RunId, Integer> watchers) {
    if (!watchers.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch("insert into run_watch (run_id, node_id, watchers) values (?, ?, ?)");
      watchers.forEach((run, count) -> batch.add(run.value(), node.value(), count));
      batch.execute();
    }
  }

  /**
   * How many watch which run on all other servers, by one query. Those of servers that are taken
   * for dead do not count: a run that only they had watchers of is there with 0.
   */
  public Map<RunId, Integer> elsewhere() {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select run_id, sum(case when "
                        + Nodes.COUNTS
                        + " then watchers else 0 end) as watchers from run_watch"
                        + " left join node on id = node_id where node_id <> :node group by run_id")
                .bind("node", node.value())
                .map(
                    (row, context) ->
                        Map.entry(new RunId(row.getString("run_id")), row.getInt("watchers")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
