package io.workshopstream.normalisation.workshop;

import io.workshopstream.grammar.price.BundleNames;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.normalisation.event.Candidate;
import io.workshopstream.normalisation.event.Event;
import io.workshopstream.normalisation.rule.BundleDetector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the prices of a workshop in the catalogue's form, one line each. */
final class PriceFormatter {

  private static final Map<String, String> SIGNS =
      Map.of("INR", "₹", "USD", "$", "GBP", "£", "EUR", "€");
  private static final Pattern FIRST = Pattern.compile("\\bfirst\\s{0,3}(\\d{1,3})\\b");
  private static final Set<String> EARLY = Set.of("early", "earlybird", "bird", "presale");
  private static final Set<String> REGULAR =
      Vocabulary.of("regular normal after standard later general");
  private static final Set<String> SPOT = Set.of("ots", "spot", "walkin", "walk", "onspot");

  private final BundleDetector onSale;

  PriceFormatter(BundleDetector onSale) {
    this.onSale = onSale;
  }

  /** Null when the page gives no price. */
  @Nullable String of(Candidate event) {
    List<Event.Offer> single = new ArrayList<>();
    Map<BigDecimal, String> bundles = new LinkedHashMap<>();
    for (Event.Offer offer : event.event().offers()) {
      if (offer.label() != null && BundleNames.isNamed(offer.label())) {
        bundles.putIfAbsent(offer.price(), bundleLine(offer, offer.label()));
      } else {
        single.add(offer);
      }
    }
    for (Candidate bundle : onSale.selling(event)) {
      own(bundle, event)
          .forEach(
              offer ->
                  bundles.putIfAbsent(offer.price(), bundleLine(offer, bundle.event().name())));
    }
    Set<String> lines = new LinkedHashSet<>(lines(single, !bundles.isEmpty()));
    lines.addAll(bundles.values());
    return lines.isEmpty() ? null : String.join("\n", lines);
  }

  /** What a bundle itself costs: not what the page says of all its sessions. */
  private static List<Event.Offer> own(Candidate bundle, Candidate session) {
    List<Event.Offer> offers = bundle.event().offers();
    List<Event.Offer> named =
        offers.stream()
            .filter(offer -> offer.label() != null && BundleNames.isNamed(offer.label()))
            .toList();
    return named.isEmpty()
        ? offers.stream().filter(offer -> !session.event().offers().contains(offer)).toList()
        : named;
  }

  private static List<String> lines(List<Event.Offer> offers, boolean besideBundle) {
    List<String> lines = new ArrayList<>();
    boolean alone = offers.stream().map(Event.Offer::price).distinct().count() <= 1;
    for (Event.Offer offer : offers) {
      Optional<String> tier = tier(offer.label(), alone);
      String label = tier.orElse(alone && besideBundle ? "Single" : "");
      lines.add(amount(offer) + (label.isEmpty() ? "" : " (" + label + ")"));
    }
    return lines;
  }

  /** The name of a tier; a phase only counts as one beside another phase. */
  private static Optional<String> tier(@Nullable String label, boolean alone) {
    if (label == null) {
      return Optional.empty();
    }
    String plain = label.toLowerCase(Locale.ROOT);
    Matcher first = FIRST.matcher(plain);
    if (first.find()) {
      return Optional.of("First " + first.group(1));
    }
    Set<String> words = NameSimilarity.words(plain);
    if (words.contains("phase")) {
      String phase = words.contains("1") ? "Early Bird" : "Regular";
      return alone ? Optional.empty() : Optional.of(phase);
    }
    if (words.stream().anyMatch(EARLY::contains)) {
      return Optional.of("Early Bird");
    }
    if (words.stream().anyMatch(SPOT::contains)) {
      return Optional.of("OTS");
    }
    return words.stream().anyMatch(REGULAR::contains) && !alone
        ? Optional.of("Regular")
        : other(label, words, alone);
  }

  private static Optional<String> other(String label, Set<String> words, boolean alone) {
    boolean single = words.contains("single");
    if (single) {
      return Optional.of("Single");
    }
    return alone || words.isEmpty() || label.length() > 40
        ? Optional.empty()
        : Optional.of(label.strip());
  }

  private String bundleLine(Event.Offer offer, String name) {
    Set<String> words = NameSimilarity.words(name);
    boolean all = words.contains("all") || words.contains("complete") || words.contains("entire");
    String kind = words.contains("class") || words.contains("classes") ? "Classes" : "Sessions";
    boolean both = words.contains("both") || onSale.sessions().size() <= 2;
    String label =
        words.contains("full") ? "Full Day" : all ? "All " + kind : both ? "Both " + kind : "Combo";
    return label + ": " + amount(offer);
  }

  private static String amount(Event.Offer offer) {
    if (offer.price().signum() == 0) {
      return "Free";
    }
    String currency = offer.currency() == null ? "INR" : offer.currency();
    BigDecimal price = offer.price();
    boolean whole = price.stripTrailingZeros().scale() <= 0;
    String number = price.setScale(whole ? 0 : 2, RoundingMode.HALF_UP).toPlainString();
    return SIGNS.getOrDefault(currency, currency + " ") + number;
  }
}
