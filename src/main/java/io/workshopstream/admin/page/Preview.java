package io.workshopstream.admin.page;

import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.normalisation.event.Event;
import io.workshopstream.normalisation.rule.Verdict;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What we would make of a page.
 *
 * @param events every event that the page announces, in its order
 * @param links the addresses that the page links to, in its order
 * @param nothing why there are no events; empty when there are
 * @param text what people read on the page, line by line, as far as we read it
 */
public record Preview(List<Item> events, List<URI> links, String nothing, String text) {

  /** A page that could not be had, with the reason. */
  public static Preview nothing(String reason) {
    return new Preview(List.of(), List.of(), reason, "");
  }

  /**
   * An event.
   *
   * @param start wall time at the venue, {@code 2026-01-24T17:00}; a bare date when no time is
   *     known; null when the page gives no date
   * @param confidence 0 to 1: how far the page's words can be relied on
   * @param disagreements what other parts of the page say otherwise
   * @param verdict {@code accepted}, {@code rejected}, or {@code review} when a person has to look
   * @param reason why it was rejected: a word in lower case, then what it says more
   */
  public record Item(
      String name,
      @Nullable String start,
      @Nullable String end,
      @Nullable String location,
      List<String> performers,
      @Nullable String organizer,
      List<Offer> offers,
      @Nullable String url,
      @Nullable String bookingUrl,
      String extractor,
      List<Event.Evidence> evidence,
      double confidence,
      List<Event.Evidence> disagreements,
      String verdict,
      @Nullable String reason) {

    public static Item of(Verdict verdict) {
      Event event = verdict.event();
      LocalDate endDate =
          event.endDate() == null && event.end() != null ? event.date() : event.endDate();
      return new Item(
          MaskedAddress.inWords(event.name()),
          wall(event.date(), event.start()),
          wall(endDate, event.end()),
          shown(event.location()),
          event.performers().stream().map(MaskedAddress::inWords).toList(),
          shown(event.organizer()),
          event.offers().stream().map(Offer::new).toList(),
          shown(event.url()),
          shown(event.bookingUrl()),
          event.extractor(),
          shown(event.evidence()),
          verdict.certainty().confidence(),
          shown(verdict.certainty().disagreements()),
          word(verdict),
          reason(verdict));
    }

    /** A site that knows a configured key may say it anywhere. */
    private static @Nullable String shown(@Nullable String words) {
      return words == null ? null : MaskedAddress.inWords(words);
    }

    private static List<Event.Evidence> shown(List<Event.Evidence> evidence) {
      return evidence.stream()
          .map(
              said ->
                  new Event.Evidence(
                      said.value(),
                      said.extractor(),
                      said.place(),
                      MaskedAddress.inWords(said.words())))
          .toList();
    }

    private static @Nullable String wall(@Nullable LocalDate date, @Nullable LocalTime time) {
      if (date == null) {
        return null;
      }
      return time == null ? date.toString() : date.atTime(time).toString();
    }

    private static String word(Verdict verdict) {
      if (verdict instanceof Verdict.Rejected) {
        return "rejected";
      }
      return verdict instanceof Verdict.Unsure ? "review" : "accepted";
    }

    private static @Nullable String reason(Verdict verdict) {
      if (verdict instanceof Verdict.Rejected rejected) {
        String word = rejected.reason().name().toLowerCase(Locale.ROOT);
        return rejected.detail().isBlank() ? word : word + ": " + rejected.detail();
      }
      return verdict instanceof Verdict.Unsure
          ? "unsure: confidence " + verdict.certainty().confidence()
          : null;
    }
  }

  /** A price. */
  public record Offer(BigDecimal price, @Nullable String currency, @Nullable String label) {
    Offer(Event.Offer offer) {
      this(offer.price(), offer.currency(), offer.label());
    }
  }
}
