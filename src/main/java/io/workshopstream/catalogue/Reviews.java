package io.workshopstream.catalogue;

import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.ReviewDecision;
import io.workshopstream.catalogue.plan.Findings;
import io.workshopstream.catalogue.plan.PlanCause;
import io.workshopstream.catalogue.plan.PlanOrigin;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.plan.Review;
import io.workshopstream.catalogue.store.ReviewRows;
import io.workshopstream.catalogue.store.WorkshopCondition;
import io.workshopstream.catalogue.store.WorkshopRows;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What pages announce too unclearly to be taken for workshops, and what people say about it. A yes
 * stores the workshop at once, a no takes it away again; both hold for later refreshes, which keep
 * the key. Each method is one transaction.
 */
public class Reviews {

  private final Jdbi database;

  public Reviews(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /**
   * Those after a name, by name.
   *
   * @param studio null for all
   * @param open whether they wait, or are decided
   */
  public List<Review> list(@Nullable StudioId studio, boolean open, String after, int most) {
    return database.withHandle(handle -> ReviewRows.list(handle, studio, open, after, most));
  }

  /** The one with this name. */
  public Optional<Review> find(WorkshopId id) {
    return database.withHandle(handle -> ReviewRows.find(handle, id));
  }

  /**
   * Keeps what somebody says, and does it; the same answer once more changes nothing. Locks in the
   * order of a refresh: first the workshops, then what waits.
   *
   * @return the review afterwards; empty when there is none
   */
  public Optional<Review> decide(WorkshopId id, ReviewDecision decision) {
    return database.inTransaction(
        handle -> {
          ReviewRows.find(handle, id)
              .ifPresent(
                  one ->
                      WorkshopRows.lock(
                          handle, WorkshopCondition.of(one.pending().workshop().studio())));
          Optional<Review> review = ReviewRows.lock(handle, id);
          review
              .filter(one -> !one.isAnswered(decision.answer()))
              .ifPresent(one -> decide(handle, one, decision));
          return ReviewRows.find(handle, id);
        });
  }

  private static void decide(Handle handle, Review review, ReviewDecision decision) {
    Instant now = decision.at();
    PlanOrigin origin = new PlanOrigin(PlanCause.REVIEW, null, decision.by());
    ReviewRows.decide(handle, review.id(), decision);
    new PlanApplication(handle, now).apply(List.of(plan(handle, review, decision)), origin);
  }

  private static RefreshPlan plan(Handle handle, Review review, ReviewDecision decision) {
    Workshop workshop = review.pending().workshop();
    List<Workshop> stored =
        WorkshopRows.select(handle, WorkshopCondition.named(review.id())).stream()
            .map(CatalogueEntry::page)
            .toList();
    boolean accepted = decision.answer() == ReviewDecision.Answer.ACCEPTED;
    List<Workshop> wanted = accepted ? List.of(workshop) : List.of();
    LocalDate day = LocalDate.ofInstant(decision.at(), ZoneOffset.UTC);
    return RefreshPlan.between(workshop.studio(), stored, wanted, day)
        .with(
            accepted
                ? new Findings(List.of(review.pending().evidence()), List.of())
                : Findings.NONE);
  }
}
