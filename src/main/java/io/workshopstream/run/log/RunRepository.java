package io.workshopstream.run.log;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import java.sql.DatabaseMetaData;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Runs and their events in the database. Every method blocks, is one transaction of its own, and
 * throws Jdbi's unchecked exception when the database fails.
 */
public final class RunRepository {

  private static final String HEADER =
      "id, kind, subjects, dry_run, state, requested_at, started_at, ended_at, error,"
          + " last_sequence";
  private static final String EVENT = "run_id, sequence, at, type, level, item, text, data";

  private final Jdbi database;
  private final IdempotencyKeys idempotencyKeys;
  private final HeldResults heldResults;
  private final DatabaseHealth health = new DatabaseHealth();

  /**
   * Whether a commit goes to the operating system and not to the disk itself, as with H2: what a
   * run ended with is then forced there, all else survives the end of this process alone.
   */
  private final boolean trustsTheSystem;

  public RunRepository(DataSource database) {
    this.database = Jdbi.create(database);
    this.idempotencyKeys = new IdempotencyKeys(this.database);
    this.heldResults = new HeldResults(this.database);
    this.trustsTheSystem =
        this.database.withHandle(
            handle -> handle.queryMetadata(DatabaseMetaData::getDatabaseProductName).equals("H2"));
    this.database.registerRowMapper(RunHeader.class, RunRows::header);
    this.database.registerRowMapper(RecordedEvent.class, RunRows::recorded);
    this.database.registerRowMapper(
        GlobalEventLog.OffsetEvent.class,
        (row, context) ->
            new GlobalEventLog.OffsetEvent(
                row.getLong("position"), RunRows.recorded(row, context)));
  }

  public IdempotencyKeys idempotencyKeys() {
    return idempotencyKeys;
  }

  public HeldResults heldResults() {
    return heldResults;
  }

  /** How the database was found last. */
  public DatabaseHealth health() {
    return health;
  }

  /** Writes what changed: headers, new or known ones, then events. All of it or nothing. */
  public void write(Collection<RunHeader> headers, List<GlobalEventLog.OffsetEvent> events) {
    write(headers, events, handle -> {});
  }

  /**
   * Writes what may have been written before: a connection that is cut in the middle of a commit
   * does not say whether the commit came about.
   */
  public void rewrite(Collection<RunHeader> headers, List<GlobalEventLog.OffsetEvent> events) {
    write(headers, events, handle -> delete(handle, events));
  }

  private void write(
      Collection<RunHeader> headers,
      List<GlobalEventLog.OffsetEvent> events,
      Consumer<Handle> before) {
    database.useTransaction(
        handle -> {
          before.accept(handle);
          write(handle, headers);
          insert(handle, events);
        });
    if (trustsTheSystem && headers.stream().anyMatch(header -> header.state().isOver())) {
      database.useHandle(handle -> handle.execute("checkpoint sync"));
    }
  }

  private static void write(Handle handle, Collection<RunHeader> headers) {
    String update =
        "update run set state = :state, started_at = :started, ended_at = :ended, error = :error,"
            + " last_sequence = :last where id = :id";
    String insert =
        "insert into run ("
            + HEADER
            + ") values (:id, :kind, :subjects, :dryRun, :state,"
            + " :requested, :started, :ended, :error, :last)";
    List<RunHeader> all = List.copyOf(headers);
    int[] known = write(handle, update, all);
    write(
        handle,
        insert,
        IntStream.range(0, known.length).filter(i -> known[i] == 0).mapToObj(all::get).toList());
  }

  private static int[] write(Handle handle, String statement, List<RunHeader> headers) {
    if (headers.isEmpty()) {
      return new int[0];
    }
    PreparedBatch batch = handle.prepareBatch(statement);
    headers.forEach(header -> RunRows.bind(batch, header).add());
    return batch.execute();
  }

  private static void delete(Handle handle, List<GlobalEventLog.OffsetEvent> events) {
    if (!events.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch("delete from run_event where run_id = :run and sequence = :sequence");
      events.forEach(
          event ->
              batch
                  .bind("run", event.recorded().run().value())
                  .bind("sequence", event.recorded().sequence())
                  .add());
      batch.execute();
    }
  }

  private static void insert(Handle handle, List<GlobalEventLog.OffsetEvent> events) {
    if (!events.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch(
              "insert into run_event (position, "
                  + EVENT
                  + ") values (:position, :run, :sequence,"
                  + " :at, :type, :level, :item, :text, :data)");
      events.forEach(event -> RunRows.bind(batch, event.position(), event.recorded()).add());
      batch.execute();
    }
  }

  /** The greatest place in the order over all runs; 0 when there is no event. */
  public long lastPosition() {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select coalesce(max(position), 0) from run_event")
                .mapTo(Long.class)
                .one());
  }

  /** The run with this id. */
  public Optional<RunHeader> find(RunId id) {
    return runs("id = :id", Map.of("id", id.value()), 1).stream().findFirst();
  }

  /** The runs for which something holds, newest first. */
  private List<RunHeader> runs(String where, Map<String, ?> values, int atMost) {
    String select = "select " + HEADER + " from run where " + where;
    return database.withHandle(
        handle ->
            handle
                .createQuery(select + " order by id desc fetch first :atMost rows only")
                .bindMap(values)
                .bind("atMost", atMost)
                .mapTo(RunHeader.class)
                .list());
  }

  /** The events of a run after one of its events, in order. */
  public List<RecordedEvent> events(RunId id, long after, int atMost) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select "
                        + EVENT
                        + " from run_event where run_id = :id and sequence > :after"
                        + " order by sequence fetch first :atMost rows only")
                .bind("id", id.value())
                .bind("after", after)
                .bind("atMost", atMost)
                .mapTo(RecordedEvent.class)
                .list());
  }

  /** The events of all runs after a place in the order over them, in that order. */
  public List<GlobalEventLog.OffsetEvent> eventsOfAll(long afterPosition, int atMost) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select position, "
                        + EVENT
                        + " from run_event where position > :after"
                        + " order by position fetch first :atMost rows only")
                .bind("after", afterPosition)
                .bind("atMost", atMost)
                .mapTo(GlobalEventLog.OffsetEvent.class)
                .list());
  }

  /**
   * The places of events in the order over all runs, by one query; what is not stored is left out.
   *
   * @param events of each run the number of one event; a bounded number of runs
   */
  public Map<RunId, Long> positions(Map<RunId, Long> events) {
    if (events.isEmpty()) {
      return Map.of();
    }
    String one = "select run_id, position from run_event where run_id = ? and sequence = ?";
    String all = String.join(" union all ", Collections.nCopies(events.size(), one));
    return database.withHandle(
        handle -> {
          Query query = handle.createQuery(all);
          int parameter = 0;
          for (Map.Entry<RunId, Long> event : events.entrySet()) {
            query.bind(parameter++, event.getKey().value()).bind(parameter++, event.getValue());
          }
          return query
              .map((row, context) -> Map.entry(new RunId(row.getString(1)), row.getLong(2)))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        });
  }

  /**
   * Runs, newest first.
   *
   * @param before only those before this one, for the next page; null from the newest on
   */
  public List<RunHeader> list(
      @Nullable String subject, @Nullable RunState state, @Nullable RunId before, int atMost) {
    return runs(
        "position(:subject in subjects) > 0 and state like :state and id < :before",
        Map.of(
            "subject", subject == null ? " " : " " + subject + " ",
            "state", state == null ? "%" : state.word(),
            "before", before == null ? "~" : before.value()),
        atMost);
  }

  /** Runs that have not ended; after a start they are those that the last stop cut off. */
  public List<RunHeader> unfinished() {
    return runs("state in ('queued', 'running')", Map.of(), Integer.MAX_VALUE);
  }

  /** How long the last completed runs of this key took; empty when there is none. */
  public List<Duration> durations(RunKey key, int atMost) {
    List<RunHeader> completed =
        runs(
            "kind = :kind and subjects = :subjects and dry_run = :dryRun and state = 'completed'",
            Map.of("kind", key.kind(), "subjects", RunRows.subjects(key), "dryRun", key.dryRun()),
            atMost);
    return completed.stream().flatMap(header -> header.duration().stream()).toList();
  }

  /** Forgets ended runs that are old, and the oldest beyond a number; their events go with them. */
  public int prune(Instant olderThan, int keep) {
    return database.inTransaction(handle -> OldRuns.delete(handle, olderThan, keep));
  }
}
