package io.workshopstream.run.store;

import io.workshopstream.run.database.DatabaseHealth;
import io.workshopstream.run.database.DatabaseTime;
import io.workshopstream.run.database.RunEndings;
import io.workshopstream.run.database.RunRows;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.lease.Leases;
import io.workshopstream.run.lease.TakenException;
import java.sql.DatabaseMetaData;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Runs and their events in the database. Every method blocks, is one transaction of its own, and
 * throws Jdbi's unchecked exception when the database fails.
 */
public final class RunRepository {

  private static final String HEADER = RunRows.HEADER;
  private static final String EVENT = RunWrites.EVENT;
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final Jdbi database;
  private final IdempotencyKeys idempotencyKeys;
  private final HeldResults heldResults;
  private final KeptItems keptItems;
  private final RunStarts starts;
  private final StoredEvents storedEvents;
  private final String leaseEnd;
  private final RunEndings endings;
  private final DatabaseHealth health = new DatabaseHealth();

  /**
   * Whether one process alone can open the database, as with H2. Its commits go to the operating
   * system and not to the disk itself: what a run ended with is then forced there, all else
   * survives the end of this process alone.
   */
  private final boolean embedded;

  public RunRepository(DataSource database) {
    this(database, Leases.LENGTH, RunEndings.NONE);
  }

  /**
   * @param lease how long a lease lasts that is not renewed: every write renews it
   */
  public RunRepository(DataSource database, Duration lease) {
    this(database, lease, RunEndings.NONE);
  }

  /**
   * @param lease how long a lease lasts that is not renewed: every write renews it
   * @param endings what is stored together with the end of a run
   */
  public RunRepository(DataSource database, Duration lease, RunEndings endings) {
    this.database = Jdbi.create(database);
    this.endings = endings;
    this.leaseEnd = DatabaseTime.after(lease);
    this.starts = new RunStarts(this.database);
    this.storedEvents = new StoredEvents(this.database);
    this.idempotencyKeys = new IdempotencyKeys(this.database);
    this.keptItems = new KeptItems(this.database);
    this.heldResults = new HeldResults(this.database);
    this.embedded =
        this.database.withHandle(
            handle -> handle.queryMetadata(DatabaseMetaData::getDatabaseProductName).equals("H2"));
    this.database.registerRowMapper(RunHeader.class, RunRows::header);
    this.database.registerRowMapper(RecordedEvent.class, RunRows::recorded);
  }

  public IdempotencyKeys idempotencyKeys() {
    return idempotencyKeys;
  }

  public HeldResults heldResults() {
    return heldResults;
  }

  public KeptItems keptItems() {
    return keptItems;
  }

  /** Whether one process alone can open the database. */
  public boolean isEmbedded() {
    return embedded;
  }

  public StoredEvents storedEvents() {
    return storedEvents;
  }

  public RunStarts starts() {
    return starts;
  }

  /** How the database was found last. */
  public DatabaseHealth health() {
    return health;
  }

  /**
   * Writes the next events of runs and the states that they lead to: all of it or nothing. False
   * when nothing was written, since one of the runs belongs to somebody else, or has more events
   * than its writer knows of.
   */
  public boolean append(List<RunWrite> writes) {
    try {
      database.useTransaction(
          handle -> {
            RunWrites.execute(handle, writes, leaseEnd);
            List<RunHeader> ended =
                writes.stream().filter(RunWrite::ends).map(RunWrite::header).toList();
            if (!ended.isEmpty()) {
              endings.ended(handle, ended);
            }
          });
    } catch (TakenException refused) {
      return false;
    }
    if (embedded && writes.stream().anyMatch(RunWrite::ends)) {
      database.useHandle(handle -> handle.execute("checkpoint sync"));
    }
    return true;
  }

  /** How far a run is, and the epoch of the last one who took it. */
  public record Standing(RunHeader header, long epoch) {}

  /** How far a run is, and for whom; empty when it is forgotten. */
  public Optional<Standing> standing(RunId id) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select " + HEADER + ", epoch from run where id = :id")
                .bind("id", id.value())
                .map(
                    (row, context) ->
                        new Standing(RunRows.header(row, context), row.getLong("epoch")))
                .findOne());
  }

  /** The first event of a run that waits and that nobody owns; false when it no longer does. */
  public boolean appendWaiting(RunHeader header, long before, List<RecordedEvent> events) {
    return database.inTransaction(
        handle -> {
          int waits =
              handle
                  .createUpdate(
                      "update run set last_sequence = :last where id = :id and state = 'queued'"
                          + " and owner is null and last_sequence = :before")
                  .bind("last", header.last())
                  .bind("id", header.id().value())
                  .bind("before", before)
                  .execute();
          if (waits == 1) {
            RunWrites.insert(handle, events);
          }
          return waits == 1;
        });
  }

  /** The headers of some runs, in no order. */
  public List<RunHeader> headers(Collection<RunId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return database.withHandle(
        handle ->
            handle
                .createQuery("select " + HEADER + " from run where id in (<ids>)")
                .bindList("ids", ids.stream().map(RunId::value).toList())
                .mapTo(RunHeader.class)
                .list());
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

  /**
   * The next events of a run after one of its events, in order; empty when there are no more. Their
   * numbers follow each other, so it is enough to look at as many numbers: a database that sorts
   * all that is behind them would take ever longer for a long log. Only past a gap it has to.
   */
  public List<RecordedEvent> events(RunId id, long after, int atMost) {
    List<RecordedEvent> next = events(id, after, after + atMost, atMost);
    return next.isEmpty() ? events(id, after, Long.MAX_VALUE, atMost) : next;
  }

  private List<RecordedEvent> events(RunId id, long after, long to, int atMost) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select "
                        + EVENT
                        + " from run_event where run_id = :id and sequence > :after"
                        + " and sequence <= :to order by sequence fetch first :atMost rows only")
                .bind("id", id.value())
                .bind("after", after)
                .bind("to", to)
                .bind("atMost", atMost)
                .mapTo(RecordedEvent.class)
                .list());
  }

  /**
   * Runs, newest first.
   *
   * @param before only those before this one, for the next page; null from the newest on
   */
  public List<RunHeader> list(RunFilter filter, @Nullable RunId before, int atMost) {
    return runs(
        "position(:subject in subjects) > 0 and state like :state"
            + " and coalesce(parent_id, '') like :parent and id < :before"
            + " and (:kind = '' or kind = :kind) and requested_at between :since and :until",
        Map.of(
            "subject", filter.subject() == null ? " " : " " + filter.subject() + " ",
            "state", filter.state() == null ? "%" : filter.state().word(),
            "parent", filter.parent() == null ? "%" : filter.parent().value(),
            "kind", Objects.requireNonNullElse(filter.kind(), ""),
            "since", time(filter.since(), EARLIEST),
            "until", time(filter.until(), LATEST),
            "before", before == null ? "~" : before.value()),
        atMost);
  }

  private static LocalDateTime time(@Nullable Instant given, Instant usual) {
    return Objects.requireNonNull(RunRows.utc(given == null ? usual : given));
  }

  /** Runs that have not ended for good, and those that have since a time, newest first. */
  public List<RunHeader> changedSince(Instant since, int atMost) {
    return runs(
        "state in ('queued', 'running', 'needs_approval') or ended_at >= :since",
        Map.of("since", Objects.requireNonNull(RunRows.utc(since))),
        atMost);
  }

  /** Runs that wait or work, whoever owns them. */
  public List<RunHeader> unfinished(int atMost) {
    return runs("state in ('queued', 'running')", Map.of(), atMost);
  }

  /** The runs that were asked for by a run, newest first. */
  public List<RunHeader> children(RunId parent) {
    return runs("parent_id = :parent", Map.of("parent", parent.value()), Integer.MAX_VALUE);
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
