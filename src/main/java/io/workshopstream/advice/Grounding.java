package io.workshopstream.advice;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.price.PriceMention;
import io.workshopstream.grammar.price.Prices;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Span;
import io.workshopstream.grammar.time.TimeMention;
import io.workshopstream.grammar.time.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the model suggests against the page's own words. Names must stand there; for days,
 * times and prices the model only points, and what the grammar reads at that place is claimed. What
 * is not borne out is dropped, and an event without a name and a day with it.
 */
final class Grounding {

  private static final Set<Purpose> HELD = Set.of(Purpose.EVENT, Purpose.DOORS, Purpose.ARRIVAL);

  private final String text;
  private final Quotations quotations;
  private final List<DateMention> dates;
  private final List<TimeMention> times;
  private final List<PriceMention> prices;

  Grounding(String text) {
    this.text = text;
    quotations = new Quotations(text);
    dates = Dates.looselyIn(text, DateOrder.DAY_FIRST);
    times = Times.in(text);
    prices = Prices.in(text);
  }

  /** Whether any day is named at all. */
  boolean namesADay() {
    return !dates.isEmpty();
  }

  /** The part of a suggestion that is borne out; empty when that is no event. */
  Optional<EventClaim> of(Suggestion suggestion) {
    List<Claim> claims = new ArrayList<>();
    add(claims, Field.NAME, suggestion.name().isEmpty() ? suggestion.song() : suggestion.name());
    add(claims, Field.SONG, suggestion.song());
    if (claims.isEmpty()) {
      return Optional.empty();
    }
    add(claims, Field.PLACE, suggestion.place());
    suggestion.artists().forEach(artist -> add(claims, Field.PERFORMER, artist));
    suggestion.times().forEach(words -> addTime(claims, words));
    suggestion.prices().forEach(price -> addPrice(claims, price));
    int before = claims.size();
    suggestion.dates().forEach(words -> addDate(claims, words));
    return claims.size() == before
        ? Optional.empty()
        : Optional.of(new EventClaim("model", Trust.MODEL, claims));
  }

  private void add(List<Claim> claims, Field field, String words) {
    quotations.find(words).ifPresent(place -> claims.add(claim(field, place, null)));
  }

  private void addDate(List<Claim> claims, String words) {
    for (DateMention date : dates) {
      if (HELD.contains(date.purpose()) && isMeant(date.span(), words)) {
        addOnce(claims, claim(Field.DATE, date.span(), null));
      }
    }
  }

  private void addTime(List<Claim> claims, String words) {
    for (TimeMention time : times) {
      if (HELD.contains(time.purpose()) && isMeant(time.span(), words)) {
        addOnce(claims, claim(Field.TIME, time.span(), null));
      }
    }
  }

  private void addPrice(List<Claim> claims, Suggestion.Price suggested) {
    Optional<String> label = quotations.find(suggested.label()).map(place -> place.in(text));
    for (PriceMention price : prices) {
      if (price.purpose() == Purpose.EVENT && isMeant(price.span(), suggested.amount())) {
        String own = price.label();
        addOnce(claims, claim(Field.PRICE, price.span(), own == null ? label.orElse(null) : own));
      }
    }
  }

  private boolean isMeant(Span mention, String words) {
    return quotations.all(words).stream().anyMatch(mention::overlaps);
  }

  private static void addOnce(List<Claim> claims, Claim claim) {
    boolean known =
        claims.stream()
            .anyMatch(
                other ->
                    other.field() == claim.field()
                        && other.words().equalsIgnoreCase(claim.words()));
    if (!known) {
      claims.add(claim);
    }
  }

  private Claim claim(Field field, Span place, @Nullable String label) {
    return new Claim(field, place.in(text).strip(), label, "offset " + place.start());
  }
}
