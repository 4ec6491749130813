package io.workshopstream.api.catalogue;

import io.workshopstream.catalogue.workshop.PageEvidence;
import io.workshopstream.crawl.address.MaskedAddress;
import java.time.Instant;
import java.util.List;

/** The words of a page that the values of a workshop rest on. */
public record EvidenceDetail(String page, Instant readAt, List<Said> values) {

  /**
   * Words of the page.
   *
   * @param value which value rests on them: {@code name}, {@code start}, {@code offers} …
   * @param place a selector, a path or an offset in the page
   */
  public record Said(String value, String words, String extractor, String place) {

    static Said of(PageEvidence.Quote quote) {
      return new Said(
          quote.value(), MaskedAddress.inWords(quote.words()), quote.extractor(), quote.place());
    }
  }

  public static EvidenceDetail of(PageEvidence evidence) {
    return new EvidenceDetail(
        MaskedAddress.of(evidence.page()),
        evidence.readAt(),
        evidence.quotes().stream().map(Said::of).toList());
  }
}
