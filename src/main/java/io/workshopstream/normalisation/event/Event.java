package io.workshopstream.normalisation.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page announces, read but not yet judged: one event at one time, in typed values.
 *
 * @param name in the page's spelling
 * @param date the first day on the venue's calendar; null when the page gives none
 * @param start null when the page gives no time
 * @param endDate null when the page gives no end
 * @param end null when the page gives no time for the end
 * @param url the page that tells most about the event; null when only this page does
 * @param bookingUrl where to buy or book; null when the page does not say
 * @param extractor which extractor found it
 * @param evidence the words each value rests on
 */
public record Event(
    String name,
    @Nullable LocalDate date,
    @Nullable LocalTime start,
    @Nullable LocalDate endDate,
    @Nullable LocalTime end,
    @Nullable String location,
    List<String> performers,
    @Nullable String organizer,
    List<Offer> offers,
    @Nullable String url,
    @Nullable String bookingUrl,
    String extractor,
    List<Evidence> evidence) {

  public Event {
    performers = List.copyOf(performers);
    offers = List.copyOf(offers);
    evidence = List.copyOf(evidence);
  }

  Event by(List<String> people) {
    List<Evidence> all = new ArrayList<>(evidence);
    evidence.stream()
        .filter(found -> found.value().equals("name"))
        .limit(1)
        .map(found -> new Evidence("performers", found.extractor(), found.place(), found.words()))
        .forEach(all::add);
    return with(people, offers, all);
  }

  Event at(List<Offer> prices) {
    return with(performers, prices, evidence);
  }

  private Event with(List<String> people, List<Offer> prices, List<Evidence> found) {
    return new Event(
        name,
        date,
        start,
        endDate,
        end,
        location,
        people,
        organizer,
        prices,
        url,
        bookingUrl,
        extractor,
        found);
  }

  /**
   * A price.
   *
   * @param currency ISO code such as {@code INR}; null when the page does not say
   * @param label the tier, such as {@code Early Bird}; null for a plain price
   */
  public record Offer(BigDecimal price, @Nullable String currency, @Nullable String label) {}

  /**
   * Where a value comes from.
   *
   * @param value which value: {@code name}, {@code start}, {@code offers} …
   * @param extractor which extractor read it
   * @param place a selector, a path or an offset in the page
   * @param words the page's own words
   */
  public record Evidence(String value, String extractor, String place, String words) {}
}
