package io.workshopstream.catalogue;

import io.workshopstream.catalogue.entry.ReviewDecision;
import io.workshopstream.catalogue.plan.PendingReview;
import io.workshopstream.catalogue.plan.PlanOrigin;
import io.workshopstream.catalogue.plan.PlanStatus;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.publication.ListingRenewal;
import io.workshopstream.catalogue.store.ArtistRows;
import io.workshopstream.catalogue.store.EvidenceRows;
import io.workshopstream.catalogue.store.PlanRows;
import io.workshopstream.catalogue.store.ReviewRows;
import io.workshopstream.catalogue.store.WorkshopCondition;
import io.workshopstream.catalogue.store.WorkshopRows;
import io.workshopstream.catalogue.workshop.Workshop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Does what plans say, as the last thing in a transaction that somebody else began, and keeps that
 * it was done.
 */
final class PlanApplication {

  private final Handle transaction;
  private final Instant now;

  PlanApplication(Handle transaction, Instant now) {
    this.transaction = transaction;
    this.now = now;
  }

  void apply(List<RefreshPlan> plans, PlanOrigin origin) {
    List<String> changed = new ArrayList<>();
    for (RefreshPlan plan : plans) {
      RefreshPlan possible = plan.isEmpty() ? plan : possible(plan);
      if (!possible.isEmpty()) {
        changed.addAll(change(possible, origin));
      }
      EvidenceRows.write(transaction, possible.evidence());
      ReviewRows.write(transaction, plan.findings(), now);
    }
    if (!changed.isEmpty()) {
      ListingRenewal.publish(transaction, changed, now);
    }
  }

  /** What is left of a plan by what happened since it was made. */
  private RefreshPlan possible(RefreshPlan plan) {
    WorkshopRows.lock(transaction, WorkshopCondition.of(plan.studio()));
    return plan.onto(WorkshopRows.read(transaction, plan.studio()))
        .without(refused(plan))
        .withArtists(ArtistRows.ids(transaction));
  }

  /** The uuids of the workshops that are no longer what they were. */
  private List<String> change(RefreshPlan plan, PlanOrigin origin) {
    List<Workshop> written = written(plan);
    WorkshopRows.replace(transaction, written, now);
    EvidenceRows.remove(transaction, written); // of the values that were there
    WorkshopRows.archive(transaction, plan.removed(), now);
    PlanRows.write(transaction, plan, PlanStatus.APPLIED, origin, now);
    return Stream.concat(written.stream(), plan.removed().stream()).map(Workshop::uuid).toList();
  }

  /** What people took for a workshop when the plan was made, and refused since. */
  private Set<String> refused(RefreshPlan plan) {
    List<PendingReview> decided = plan.findings().decided();
    Set<String> known =
        decided.stream().map(one -> one.workshop().uuid()).collect(Collectors.toSet());
    return decided.isEmpty()
        ? Set.of()
        : ReviewRows.of(transaction, plan.studio()).stream()
            .filter(review -> review.isAnswered(ReviewDecision.Answer.REFUSED))
            .map(review -> review.pending().workshop().uuid())
            .filter(known::contains)
            .collect(Collectors.toSet());
  }

  private static List<Workshop> written(RefreshPlan plan) {
    return Stream.concat(
            plan.added().stream(), plan.changed().stream().map(RefreshPlan.Change::after))
        .toList();
  }
}
