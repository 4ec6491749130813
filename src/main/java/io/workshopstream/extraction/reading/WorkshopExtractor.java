package io.workshopstream.extraction.reading;

import io.workshopstream.extraction.claim.EventClaim;
import java.util.List;

/**
 * One way to find events on a page. Extractors are pure and know nothing of each other; what two of
 * them say about the same event is put together later.
 */
public interface WorkshopExtractor {

  /** In the page's order; empty when the page is not of this extractor's kind. */
  List<EventClaim> read(Reading page);
}
