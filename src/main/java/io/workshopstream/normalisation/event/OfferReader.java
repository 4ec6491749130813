package io.workshopstream.normalisation.event;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.grammar.price.PriceMention;
import io.workshopstream.grammar.price.Prices;
import io.workshopstream.grammar.text.Purpose;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the claims about prices. */
final class OfferReader {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,7}(?:\\.\\d{1,4})?");

  private OfferReader() {}

  /** Each price once, in the page's order. */
  static List<Event.Offer> of(EventClaim claim) {
    List<Event.Offer> offers = new ArrayList<>();
    for (Claim price : claim.all(Field.PRICE)) {
      for (Event.Offer offer : read(price)) {
        if (!offers.contains(offer)) {
          offers.add(offer);
        }
      }
    }
    return offers.stream().filter(offer -> !isRepeated(offer, offers)).toList();
  }

  /** "Price start from 899" says nothing beside "899 First 15". */
  private static boolean isRepeated(Event.Offer offer, List<Event.Offer> offers) {
    return offer.label() == null
        && offers.stream()
            .anyMatch(
                other -> other.label() != null && other.price().compareTo(offer.price()) == 0);
  }

  private static List<Event.Offer> read(Claim price) {
    List<Event.Offer> offers = new ArrayList<>();
    for (PriceMention found : Prices.in(price.words())) {
      if (found.purpose() == Purpose.EVENT) {
        String label = price.label() == null ? found.label() : price.label();
        offers.add(new Event.Offer(plain(found.amount()), found.currency(), label));
      }
    }
    if (offers.isEmpty()) {
      number(price.words())
          .ifPresent(amount -> offers.add(new Event.Offer(amount, currency(price), price.label())));
    }
    return offers;
  }

  /** The currency of an amount whose code no rule knows: "CHF 40". */
  private static @Nullable String currency(Claim price) {
    String words = price.words().strip();
    boolean code =
        words.length() > 4 && words.charAt(3) == ' ' && words.substring(0, 3).matches("[A-Z]{3}");
    return code ? words.substring(0, 3) : null;
  }

  private static Optional<BigDecimal> number(String words) {
    String plain = words.strip().replace(",", "");
    String last = plain.substring(plain.lastIndexOf(' ') + 1);
    return NUMBER.matcher(last).matches()
        ? Optional.of(plain(new BigDecimal(last)))
        : Optional.empty();
  }

  private static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
