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
 * @param location null when the page gives none
 */
public record Event(
    String name,
    Timing timing,
    @Nullable String location,
    People people,
    Sale sale,
    Source source) {

  /**
   * When it takes place, on the venue's wall clock, as far as the page says.
   *
   * @param date the first day; null when the page gives none
   * @param start null when the page gives no time
   * @param endDate null when the page gives no end
   * @param end null when the page gives no time for the end
   */
  public record Timing(
      @Nullable LocalDate date,
      @Nullable LocalTime start,
      @Nullable LocalDate endDate,
      @Nullable LocalTime end) {

    static final Timing UNKNOWN = new Timing(null, null, null, null);
  }

  /** Who takes part and who invites. */
  public record People(List<String> performers, @Nullable String organizer) {

    public People {
      performers = List.copyOf(performers);
    }
  }

  /**
   * What it costs.
   *
   * @param bookingUrl where to buy or book; null when the page does not say
   */
  public record Sale(List<Offer> offers, @Nullable String bookingUrl) {

    public Sale {
      offers = List.copyOf(offers);
    }
  }

  /**
   * Where all this was found.
   *
   * @param url the page that tells most about the event; null when only this page does
   * @param extractor which extractor found it
   * @param evidence the words each value rests on
   */
  public record Source(@Nullable String url, String extractor, List<Evidence> evidence) {

    public Source {
      evidence = List.copyOf(evidence);
    }
  }

  public @Nullable LocalDate date() {
    return timing.date();
  }

  public @Nullable LocalTime start() {
    return timing.start();
  }

  public @Nullable LocalDate endDate() {
    return timing.endDate();
  }

  public @Nullable LocalTime end() {
    return timing.end();
  }

  public List<String> performers() {
    return people.performers();
  }

  public @Nullable String organizer() {
    return people.organizer();
  }

  public List<Offer> offers() {
    return sale.offers();
  }

  public @Nullable String bookingUrl() {
    return sale.bookingUrl();
  }

  public @Nullable String url() {
    return source.url();
  }

  public String extractor() {
    return source.extractor();
  }

  public List<Evidence> evidence() {
    return source.evidence();
  }

  Event by(List<String> performers) {
    List<Evidence> all = new ArrayList<>(evidence());
    evidence().stream()
        .filter(found -> found.value().equals("name"))
        .limit(1)
        .map(found -> new Evidence("performers", found.extractor(), found.place(), found.words()))
        .forEach(all::add);
    People found = new People(performers, organizer());
    return new Event(name, timing, location, found, sale, withEvidence(all));
  }

  Event at(List<Offer> prices) {
    return new Event(name, timing, location, people, new Sale(prices, bookingUrl()), source);
  }

  Event at(Timing other) {
    return new Event(name, other, location, people, sale, source);
  }

  /** The same event at a place that something else than its own words gives. */
  Event at(String place, List<Evidence> evidence) {
    return new Event(name, timing, place, people, sale, withEvidence(evidence));
  }

  private Source withEvidence(List<Evidence> evidence) {
    return new Source(url(), extractor(), evidence);
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
