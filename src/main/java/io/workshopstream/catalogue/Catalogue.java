package io.workshopstream.catalogue;

import io.workshopstream.catalogue.artist.ChoreographyLink;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.Disagreement;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.ManualWork;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.plan.Gathered;
import io.workshopstream.catalogue.plan.PlanOrigin;
import io.workshopstream.catalogue.plan.PlanStatus;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.plan.Review;
import io.workshopstream.catalogue.publication.ListingRenewal;
import io.workshopstream.catalogue.store.ChoreographyRows;
import io.workshopstream.catalogue.store.EvidenceRows;
import io.workshopstream.catalogue.store.OverrideRows;
import io.workshopstream.catalogue.store.PlanRows;
import io.workshopstream.catalogue.store.ReviewRows;
import io.workshopstream.catalogue.store.RowBatch;
import io.workshopstream.catalogue.store.WorkshopCondition;
import io.workshopstream.catalogue.store.WorkshopPaging;
import io.workshopstream.catalogue.store.WorkshopRows;
import io.workshopstream.catalogue.workshop.PageEvidence;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * The stored workshops, and what people set at them by hand, which no refresh touches. Each method
 * is one transaction; a database failure leaves everything as it was and comes out as Jdbi's
 * unchecked exception.
 */
public class Catalogue {

  private final Jdbi database;
  private final Clock clock;

  public Catalogue(DataSource database, Clock clock) {
    this.database = Jdbi.create(database);
    this.clock = clock;
  }

  /**
   * What the gathered pages would change, without changing it. What people added by hand is left
   * alone; what they took for a workshop counts as one, and what they refused does not.
   */
  public RefreshPlan plan(Gathered gathered, LocalDate today) {
    StudioId studio = gathered.studio();
    List<Review> reviews = database.withHandle(handle -> ReviewRows.of(handle, studio));
    List<Workshop> stored = database.inTransaction(handle -> WorkshopRows.read(handle, studio));
    return RefreshPlan.of(stored, reviewed(gathered, reviews), today);
  }

  private static Gathered reviewed(Gathered gathered, List<Review> reviews) {
    Map<String, Review> known =
        reviews.stream()
            .collect(Collectors.toMap(one -> one.pending().workshop().uuid(), one -> one));
    return gathered.reviewed(known);
  }

  /** What people set and the pages, of which the plan was made, now say something else about. */
  public List<Disagreement> disagreements(RefreshPlan plan) {
    Map<String, List<FieldOverride>> overrides =
        database.withHandle(handle -> OverrideRows.of(handle, WorkshopCondition.of(plan.studio())));
    return plan.changed().stream()
        .flatMap(
            pair ->
                Disagreement.of(
                    pair.before(),
                    pair.after(),
                    overrides.getOrDefault(pair.after().uuid(), List.of()))
                    .stream())
        .toList();
  }

  /** Does what the plan says, all of it or nothing. */
  public void apply(RefreshPlan plan, PlanOrigin origin) {
    database.useTransaction(applying(plan, origin)::accept);
  }

  /** The same of several plans, all of them or none. */
  public Consumer<Handle> applying(List<RefreshPlan> plans, PlanOrigin origin) {
    return handle -> new PlanApplication(handle, clock.instant()).apply(plans, origin);
  }

  /**
   * What the plan says, to be done in a transaction of the caller's, together with what else the
   * caller does in it.
   */
  public Consumer<Handle> applying(RefreshPlan plan, PlanOrigin origin) {
    return applying(List.of(plan), origin);
  }

  /** The same for a plan that is only to be kept, and looked at. */
  public Consumer<Handle> keeping(RefreshPlan plan, PlanStatus status, PlanOrigin origin) {
    return handle -> PlanRows.write(handle, plan, status, origin, clock.instant());
  }

  /** Those that people added by hand and that a plan's pages announce now as well. */
  public List<Workshop> announcedToo(RefreshPlan plan) {
    List<Workshop> byHand =
        plan.added().isEmpty()
            ? List.of()
            : select(WorkshopCondition.addedTo(plan.studio())).stream()
                .map(CatalogueEntry::workshop)
                .toList();
    return byHand.stream()
        .filter(one -> plan.added().stream().anyMatch(added -> added.isLike(one)))
        .toList();
  }

  /** What the values of a workshop rest on; empty when nobody kept it. */
  public Optional<PageEvidence> evidence(CatalogueEntry entry) {
    return database.withHandle(handle -> EvidenceRows.find(handle, entry.page().uuid()));
  }

  /** The workshops of one studio that are not archived, by key. */
  public List<CatalogueEntry> of(StudioId studio) {
    return select(WorkshopCondition.of(studio));
  }

  /** How many workshops of one studio are not archived. */
  public int size(StudioId studio) {
    return database.withHandle(handle -> WorkshopRows.count(handle, studio));
  }

  /** The workshops of all studios that are not archived and end on the day or later, by key. */
  public List<CatalogueEntry> since(LocalDate day) {
    return select(WorkshopCondition.since(day));
  }

  /** The workshops of an artist that are not archived, by key. */
  public List<CatalogueEntry> by(String artistId) {
    return select(WorkshopCondition.by(artistId)).stream()
        .filter(entry -> entry.workshop().artistIds().contains(artistId))
        .toList();
  }

  /**
   * Workshops that are not archived, in the order of their names.
   *
   * @param studio null for all
   * @param manual what people did at them; null for anything or nothing
   * @param after the name of the last one of the page before; empty for the first page
   */
  public List<CatalogueEntry> page(
      @Nullable StudioId studio, @Nullable ManualWork manual, String after, int most) {
    return database.inTransaction(
        handle -> {
          List<String> uuids = WorkshopPaging.page(handle, studio, manual, after, most);
          return uuids.isEmpty()
              ? List.of()
              : WorkshopRows.select(handle, WorkshopCondition.among(uuids)).stream()
                  .sorted(Comparator.comparing(entry -> entry.id().value()))
                  .toList();
        });
  }

  /** The workshop with this name, if it is not archived. */
  public Optional<CatalogueEntry> find(WorkshopId id) {
    return select(WorkshopCondition.named(id)).stream().findFirst();
  }

  private List<CatalogueEntry> select(WorkshopCondition condition) {
    return database.inTransaction(handle -> WorkshopRows.select(handle, condition));
  }

  /** Whether nothing was ever stored. */
  public boolean isEmpty() {
    return database.withHandle(WorkshopRows::isEmpty);
  }

  /**
   * Sets values of a workshop by hand. A link to its choreography is learnt for whatever else has
   * the same song and artists; that there is none is learnt as well.
   *
   * @return the workshop afterwards; empty when there is none
   */
  public Optional<CatalogueEntry> set(WorkshopId id, List<FieldOverride> values) {
    try {
      return setNow(id, values);
    } catch (UnableToExecuteStatementException refused) {
      if (RowBatch.isDuplicate(refused)) { // somebody else learnt the link at this moment
        return setNow(id, values);
      }
      throw refused;
    }
  }

  private Optional<CatalogueEntry> setNow(WorkshopId id, List<FieldOverride> values) {
    return database.inTransaction(
        handle -> {
          Optional<String> uuid = WorkshopRows.lock(handle, id);
          uuid.ifPresent(known -> OverrideRows.write(handle, known, values));
          Optional<CatalogueEntry> entry = uuid.flatMap(known -> touched(handle, id));
          entry.ifPresent(one -> learn(handle, one, values));
          uuid.ifPresent(known -> publish(handle, known));
          return entry;
        });
  }

  /**
   * Takes back what was set for a field, so that the page's value counts again.
   *
   * @return the workshop afterwards; empty when there is none, or nothing was set
   */
  public Optional<CatalogueEntry> undo(WorkshopId id, OverriddenField field) {
    return database.inTransaction(
        handle ->
            WorkshopRows.lock(handle, id)
                .filter(uuid -> OverrideRows.remove(handle, uuid, field))
                .flatMap(
                    uuid -> {
                      Optional<CatalogueEntry> entry = touched(handle, id);
                      publish(handle, uuid);
                      return entry;
                    }));
  }

  /** To be the last thing that a transaction does. */
  private void publish(Handle handle, String uuid) {
    ListingRenewal.publish(handle, List.of(uuid), clock.instant());
  }

  private Optional<CatalogueEntry> touched(Handle handle, WorkshopId id) {
    WorkshopRows.touch(handle, id, clock.instant());
    return WorkshopRows.select(handle, WorkshopCondition.named(id)).stream().findFirst();
  }

  private void learn(Handle handle, CatalogueEntry entry, List<FieldOverride> values) {
    Workshop workshop = entry.workshop();
    String song = workshop.song();
    boolean told = values.stream().anyMatch(one -> one.field() == OverriddenField.CHOREOGRAPHY);
    if (!told || song == null || workshop.artistIds().isEmpty()) {
      return;
    }
    String url = entry.override(OverriddenField.CHOREOGRAPHY).orElse("");
    ChoreographyLink link = new ChoreographyLink(url, song, workshop.artistIds());
    if (url.isEmpty()) {
      ChoreographyRows.forget(handle, link);
    } else {
      ChoreographyRows.write(handle, link, clock.instant());
    }
  }
}
