package io.workshopstream.catalogue;

import io.workshopstream.catalogue.plan.PlanOrigin;
import io.workshopstream.catalogue.plan.PlanStatus;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.store.ArtistRows;
import io.workshopstream.catalogue.store.EvidenceRows;
import io.workshopstream.catalogue.store.PlanRows;
import io.workshopstream.catalogue.store.ReviewRows;
import io.workshopstream.catalogue.store.WorkshopCondition;
import io.workshopstream.catalogue.store.WorkshopRows;
import io.workshopstream.catalogue.workshop.Workshop;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Does what a plan says, in a transaction that somebody else began, and keeps that it was done. */
final class PlanApplication {

  private final Handle transaction;
  private final Instant now;

  PlanApplication(Handle transaction, Instant now) {
    this.transaction = transaction;
    this.now = now;
  }

  void apply(RefreshPlan plan, PlanOrigin origin) {
    if (!plan.isEmpty()) {
      change(plan, origin);
    }
    EvidenceRows.write(transaction, plan.findings().evidence());
    ReviewRows.write(transaction, plan.findings(), now);
  }

  private void change(RefreshPlan plan, PlanOrigin origin) {
    WorkshopRows.lock(transaction, WorkshopCondition.of(plan.studio()));
    RefreshPlan possible = plan.withArtists(ArtistRows.ids(transaction));
    WorkshopRows.replace(transaction, written(possible), now);
    WorkshopRows.archive(transaction, possible.removed(), now);
    PlanRows.write(transaction, possible, PlanStatus.APPLIED, origin, now);
  }

  private static List<Workshop> written(RefreshPlan plan) {
    return Stream.concat(
            plan.added().stream(), plan.changed().stream().map(RefreshPlan.Change::after))
        .toList();
  }
}
