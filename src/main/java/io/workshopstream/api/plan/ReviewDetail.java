package io.workshopstream.api.plan;

import io.workshopstream.api.catalogue.EvidenceDetail;
import io.workshopstream.catalogue.entry.ReviewDecision;
import io.workshopstream.catalogue.plan.Review;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits, or waited, for a person to say whether it is a workshop.
 *
 * @param confidence 0 to 1: how far the page's words can be relied on
 * @param decision null while nobody decided
 */
record ReviewDetail(
    PlanDetail.Item workshop,
    String studioId,
    double confidence,
    EvidenceDetail evidence,
    Instant foundAt,
    @Nullable Decision decision) {

  /** What somebody said. */
  record Decision(String answer, String by, Instant at, @Nullable String reason) {

    static Decision of(ReviewDecision one) {
      return new Decision(one.answer().word(), one.by(), one.at(), one.reason());
    }
  }

  static ReviewDetail of(Review review) {
    ReviewDecision decision = review.decision();
    return new ReviewDetail(
        PlanDetail.Item.of(review.pending().workshop()),
        review.pending().workshop().studio().value(),
        review.pending().confidence(),
        EvidenceDetail.of(review.pending().evidence()),
        review.foundAt(),
        decision == null ? null : Decision.of(decision));
  }
}
