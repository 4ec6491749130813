package io.workshopstream.catalogue;

import io.workshopstream.catalogue.plan.PlanContent;
import io.workshopstream.catalogue.plan.PlanOrigin;
import io.workshopstream.catalogue.plan.PlanRecord;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.store.PlanRows;
import io.workshopstream.catalogue.store.WorkshopCondition;
import io.workshopstream.catalogue.store.WorkshopRows;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * What the pages of a studio announced earlier: each plan that was applied left a state behind it,
 * which can be looked at and brought back. What people set or added by hand belongs to no state,
 * and stays. Each method is one transaction.
 */
public class StudioStates {

  private final Jdbi database;
  private final Clock clock;

  public StudioStates(DataSource database, Clock clock) {
    this.database = Jdbi.create(database);
    this.clock = clock;
  }

  /** The plans that were applied to a studio before a number, the newest first. */
  public List<PlanRecord> list(StudioId studio, long before, int most) {
    return database.withHandle(handle -> PlanRows.applied(handle, studio, before, most));
  }

  /** The plans that a run made, the newest first. */
  public List<PlanRecord> ofRun(String run, int most) {
    return database.withHandle(handle -> PlanRows.ofRun(handle, run, most));
  }

  /** The plan of this number, whatever became of it. */
  public Optional<PlanRecord> find(long number) {
    return database.withHandle(handle -> PlanRows.find(handle, number));
  }

  /** What a plan does in particular. */
  public Optional<PlanContent> content(long number) {
    return database.withHandle(handle -> PlanRows.content(handle, number));
  }

  /**
   * The workshops that a plan left behind, by key; empty when it is none that was applied to the
   * studio, or is no longer kept.
   */
  public Optional<List<Workshop>> after(StudioId studio, long number) {
    return database.inTransaction(
        TransactionIsolationLevel.SERIALIZABLE, handle -> state(handle, studio, number));
  }

  private static Optional<List<Workshop>> state(Handle handle, StudioId studio, long number) {
    boolean known =
        PlanRows.applied(handle, studio, number + 1, 1).stream()
            .anyMatch(one -> one.number() == number);
    if (!known) {
      return Optional.empty();
    }
    Map<String, Workshop> workshops = new TreeMap<>();
    WorkshopRows.read(handle, studio).forEach(one -> workshops.put(one.uuid(), one));
    PlanRows.eachAfter(handle, studio, number, content -> content.undo(workshops));
    return Optional.of(List.copyOf(workshops.values()));
  }

  /**
   * Brings back the state that a plan left behind.
   *
   * @param today the studio's day
   * @param wanted whether the plan that leads there is to be applied
   * @return that plan, applied or not; empty when there is no such state
   */
  public Optional<RefreshPlan> restore(
      StudioId studio,
      long number,
      LocalDate today,
      PlanOrigin origin,
      Predicate<RefreshPlan> wanted) {
    return database.inTransaction(
        handle -> {
          WorkshopRows.lock(handle, WorkshopCondition.of(studio));
          Optional<RefreshPlan> plan =
              state(handle, studio, number)
                  .map(
                      state ->
                          RefreshPlan.between(
                              studio, WorkshopRows.read(handle, studio), state, today));
          plan.filter(wanted)
              .ifPresent(
                  one -> new PlanApplication(handle, clock.instant()).apply(List.of(one), origin));
          return plan;
        });
  }
}
