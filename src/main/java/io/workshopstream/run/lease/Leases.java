package io.workshopstream.run.lease;

import io.workshopstream.run.database.DatabaseFailure;
import io.workshopstream.run.database.DatabaseTime;
import io.workshopstream.run.database.RunRows;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Who owns which run: claims, renews and proves, by rows and row counts that H2 and PostgreSQL
 * decide alike, and by the database's clock, never a node's. Every method blocks, is one
 * transaction of its own, and throws Jdbi's unchecked exception when the database fails.
 */
public final class Leases {

  /** How long a lease lasts that is not renewed, unless the configuration says otherwise. */
  public static final Duration LENGTH = Duration.ofSeconds(10);

  private static final int MOST_CANDIDATES = 1000;

  /** What nobody owns, or nobody any more. */
  private static final String FREE =
      "(owner is null or lease_until is null or lease_until <= current_timestamp)";

  private final Jdbi database;
  private final NodeId node;
  private final String until;
  private final NodeHealth health;

  /**
   * @param length how long a lease lasts that is not renewed
   * @param health is told what becomes of the leases
   */
  public Leases(DataSource database, NodeId node, Duration length, NodeHealth health) {
    this.database = Jdbi.create(database);
    this.node = node;
    this.until = DatabaseTime.after(length);
    this.health = health;
  }

  public NodeHealth health() {
    return health;
  }

  public NodeId node() {
    return node;
  }

  /**
   * A run that waits for somebody to work on it.
   *
   * @param percentage how far its progress bar is
   * @param stop why somebody wants it stopped; null when nobody does
   * @param traceParent of which trace it is a part; null for none
   */
  public record Candidate(
      RunHeader header,
      long epoch,
      double percentage,
      @Nullable StopReason stop,
      @Nullable String traceParent) {

    /** Whether the one who worked on it is gone. */
    public boolean isOrphan() {
      return header.state() == RunState.RUNNING;
    }
  }

  /** The runs that nobody owns: those that wait, and those whose owner is gone; longest first. */
  public List<Candidate> candidates() {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select "
                        + RunRows.HEADER
                        + ", epoch, percentage, stop_reason, trace_parent from run"
                        + " where state in ('queued', 'running') and "
                        + FREE
                        + " order by requested_at, id fetch first :most rows only")
                .bind("most", MOST_CANDIDATES)
                .map(
                    (row, context) ->
                        new Candidate(
                            RunRows.header(row, context),
                            row.getLong("epoch"),
                            row.getDouble("percentage"),
                            stopReason(row.getString("stop_reason")),
                            row.getString("trace_parent")))
                .list());
  }

  /** What is known of some subjects; those that nobody ever worked on are left out. */
  public Map<String, SubjectStanding> subjects(Collection<String> subjects) {
    return database.withHandle(handle -> Subjects.of(handle, subjects));
  }

  static @Nullable StopReason stopReason(@Nullable String word) {
    return word == null ? null : StopReason.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /**
   * Makes this node the owner of a run and of all its subjects; empty when somebody else was
   * faster, or one of the subjects is worked on.
   */
  public Optional<Lease> claim(Candidate candidate) {
    RunHeader header = candidate.header();
    try {
      Lease lease =
          database.inTransaction(
              handle -> {
                Subjects.take(handle, header);
                return take(handle, header, candidate.epoch());
              });
      health.claimed(candidate.isOrphan());
      return Optional.of(lease);
    } catch (TakenException somebodyElse) {
      return Optional.empty();
    } catch (JdbiException failed) {
      if (DatabaseFailure.in(failed).isPresent()) {
        throw failed;
      }
      return Optional.empty(); // two that wrote the same row at the same time
    }
  }

  /**
   * Makes this node the owner of a run that nobody works on, not to work on it but to end it; empty
   * when it has gone on meanwhile, somebody owns it, or it is over.
   *
   * @param run as it was just read
   */
  public Optional<Lease> claimToEnd(RunHeader run) {
    if (run.state().isFinal()) {
      return Optional.empty();
    }
    try {
      return database.inTransaction(
          handle -> {
            long epoch =
                handle
                    .createQuery("select epoch from run where id = :id")
                    .bind("id", run.id().value())
                    .mapTo(Long.class)
                    .one();
            return Optional.of(take(handle, run, epoch));
          });
    } catch (TakenException somebodyElse) {
      return Optional.empty();
    }
  }

  /** Only as it was read: a run that has gone on since has more events than its reader knows. */
  private Lease take(Handle handle, RunHeader run, long epoch) {
    int taken =
        handle
            .createUpdate(
                "update run set owner = :node, epoch = :epoch + 1, attempt = attempt + 1,"
                    + " lease_until = "
                    + until
                    + " where id = :id and state = :state and last_sequence = :last and epoch = :epoch"
                    + " and "
                    + FREE)
            .bind("node", node.value())
            .bind("epoch", epoch)
            .bind("id", run.id().value())
            .bind("state", run.state().word())
            .bind("last", run.last())
            .execute();
    if (taken == 0) {
      throw new TakenException();
    }
    int attempt =
        handle
            .createQuery("select attempt from run where id = :id")
            .bind("id", run.id().value())
            .mapTo(Integer.class)
            .one();
    return new Lease(run.id(), node, epoch + 1, attempt);
  }

  /**
   * What the database says of a run that this node owns.
   *
   * @param stop why somebody wants it stopped; null when nobody does
   */
  public record Renewed(long epoch, @Nullable StopReason stop) {}

  /** Renews leases of this node; what is missing in the answer is no longer its own. */
  public Map<RunId, Renewed> renew(Collection<Lease> leases) {
    if (leases.isEmpty()) {
      return Map.of();
    }
    List<String> runs = leases.stream().map(lease -> lease.run().value()).toList();
    String mine = " where owner = :node and id in (<runs>)";
    return database.inTransaction(
        handle -> {
          handle
              .createUpdate("update run set lease_until = " + until + mine)
              .bind("node", node.value())
              .bindList("runs", runs)
              .execute();
          return handle
              .createQuery("select id, epoch, stop_reason from run" + mine)
              .bind("node", node.value())
              .bindList("runs", runs)
              .map(
                  (row, context) ->
                      Map.entry(
                          new RunId(row.getString("id")),
                          new Renewed(
                              row.getLong("epoch"), stopReason(row.getString("stop_reason")))))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        });
  }

  /**
   * Does something in a transaction that proves the lease, at its end, so that the run's row is
   * locked for a moment only: nobody can take the run over between that and the commit.
   *
   * @throws LeaseLostException when somebody has; then nothing was done
   */
  public void prove(Lease lease, Consumer<Handle> work) {
    database.useTransaction(
        handle -> {
          work.accept(handle);
          boolean mine =
              handle
                  .createQuery(
                      "select epoch from run where id = :id and owner = :node and epoch = :epoch"
                          + " for update")
                  .bind("id", lease.run().value())
                  .bind("node", lease.node().value())
                  .bind("epoch", lease.epoch())
                  .mapTo(Long.class)
                  .findOne()
                  .isPresent();
          if (!mine) {
            throw new LeaseLostException(lease);
          }
        });
  }

  /**
   * Asks whoever owns a run to stop; false when it is over, or was asked before. From then on the
   * same work is no longer joined.
   */
  public boolean requestStop(RunId run, StopReason reason) {
    return database.inTransaction(
        handle -> {
          int noted = // first, as where an end is stored: else the two wait for each other
              handle
                  .createUpdate(
                      "update run set stop_reason = :reason where id = :id and stop_reason is null"
                          + " and state in ('queued', 'running')")
                  .bind("reason", reason.name().toLowerCase(Locale.ROOT))
                  .bind("id", run.value())
                  .execute();
          handle.execute("delete from run_active where run_id = ?", run.value());
          return noted > 0;
        });
  }

  /** Ends all leases: for a database that one process alone can open, when that process starts. */
  public void voidAll() {
    database.useHandle(handle -> handle.execute("update run set lease_until = null"));
  }
}
