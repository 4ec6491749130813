package io.workshopstream.catalogue.plan;

import io.workshopstream.catalogue.entry.ReviewDecision;
import io.workshopstream.catalogue.workshop.WorkshopId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits, or waited, for a person to say whether it is a workshop.
 *
 * @param foundAt when a page first announced it
 * @param decision null while nobody decided
 */
public record Review(PendingReview pending, Instant foundAt, @Nullable ReviewDecision decision) {

  public WorkshopId id() {
    return WorkshopId.of(pending.workshop().uuid());
  }

  /** Whether somebody took it for a workshop. */
  public boolean isAccepted() {
    return isAnswered(ReviewDecision.Answer.ACCEPTED);
  }

  /** Whether this is what somebody decided last. */
  public boolean isAnswered(ReviewDecision.Answer answer) {
    return decision != null && decision.answer() == answer;
  }
}
