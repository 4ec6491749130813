package io.workshopstream.admin.refresh;

import io.workshopstream.catalogue.plan.Findings;
import io.workshopstream.catalogue.plan.PendingReview;
import io.workshopstream.catalogue.workshop.PageEvidence;
import io.workshopstream.catalogue.workshop.PageEvidence.Quote;
import io.workshopstream.normalisation.event.Event;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Verdict;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a page says besides its workshops, in the catalogue's words. */
final class PageFindings {

  private final URI page;
  private final Instant readAt;
  private final List<PageEvidence> evidence = new ArrayList<>();
  private final List<PendingReview> reviews = new ArrayList<>();

  private PageFindings(URI page, Instant readAt) {
    this.page = page;
    this.readAt = readAt;
  }

  static Findings of(PageVerdict verdict, URI page, Instant readAt) {
    PageFindings all = new PageFindings(page, readAt.truncatedTo(ChronoUnit.MILLIS));
    verdict.verdicts().forEach(all::add);
    return new Findings(all.evidence, all.reviews);
  }

  private void add(Verdict verdict) {
    if (verdict instanceof Verdict.Accepted accepted) {
      evidence.add(evidence(accepted.workshop().uuid(), accepted.evidence()));
    } else if (verdict instanceof Verdict.Unsure unsure) {
      reviews.add(
          new PendingReview(
              unsure.workshop(),
              unsure.certainty().confidence(),
              evidence(unsure.workshop().uuid(), unsure.evidence())));
    }
  }

  private PageEvidence evidence(String uuid, List<Event.Evidence> words) {
    List<Quote> quotes =
        words.stream()
            .map(one -> new Quote(one.value(), one.words(), one.extractor(), one.place()))
            .toList();
    return new PageEvidence(uuid, page, readAt, quotes);
  }
}
