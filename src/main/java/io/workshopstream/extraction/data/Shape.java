package io.workshopstream.extraction.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.grammar.date.IsoMoment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into application data by what its keys usually mean, since every site has its own form. */
final class Shape {

  private static final List<String> TITLES =
      List.of(
          "title",
          "name",
          "event_name",
          "eventName",
          "event_title",
          "eventTitle",
          "heading",
          "headline",
          "label",
          "song");
  private static final List<String> PRICES =
      List.of(
          "price",
          "finalPrice",
          "amount",
          "unit_amount",
          "cost",
          "fee",
          "ticketPrice",
          "ticket_price",
          "pricingMethod",
          "fixedPrice",
          "value",
          "selling_price",
          "current_price");
  private static final List<String> CURRENCIES =
      List.of("currency", "currencyCode", "currency_code");
  private static final List<String> MOMENTS =
      List.of("local", "dateTime", "date_time", "datetime", "utc", "iso", "date");

  /** The year 2001 in seconds, and in milliseconds a number that no second of ours reaches. */
  private static final long EARLIEST = 978_307_200L;

  private static final long MILLIS_FROM = 100_000_000_000L;
  private static final List<String> TIERS =
      List.of("phases", "prices", "tiers", "pricing", "pricingTiers", "rates");
  private static final int PRICE_DEPTH = 4;
  private static final int LONGEST_AMOUNT = 14;

  private Shape() {}

  /** The first of several keys whose value is words. */
  static Optional<String> words(JsonNode node, List<String> keys) {
    for (String key : keys) {
      JsonNode value = node.path(key);
      if (value.isTextual() && !value.asText().isBlank()) {
        return Optional.of(value.asText().strip());
      }
    }
    return Optional.empty();
  }

  /**
   * The first of several keys whose value is a moment in machine form: words, an object that holds
   * local time or UTC, seconds or milliseconds since 1970.
   */
  static Optional<String> moment(JsonNode node, List<String> keys) {
    for (String key : keys) {
      Optional<String> found = moment(node.path(key));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> moment(JsonNode value) {
    if (value.isTextual()) {
      return Optional.of(value.asText().strip()).filter(it -> IsoMoment.parse(it).isPresent());
    }
    if (value.isObject()) {
      return words(value, MOMENTS).filter(it -> IsoMoment.parse(it).isPresent());
    }
    long number = value.isIntegralNumber() ? value.asLong() : 0;
    long seconds = number >= MILLIS_FROM ? number / 1000 : number;
    return seconds >= EARLIEST && seconds < MILLIS_FROM
        ? Optional.of(Instant.ofEpochSecond(seconds).toString())
        : Optional.empty();
  }

  static Optional<String> title(JsonNode node) {
    return words(node, TITLES);
  }

  /**
   * What something costs.
   *
   * @param key the innermost key, which tells whether cents or paise are counted
   */
  record Cost(String amount, @Nullable String currency, String key, boolean whole) {}

  /** Of several phases of a price the active one, else the first. */
  private static Optional<Cost> activeTier(JsonNode node) {
    for (String key : TIERS) {
      Optional<Cost> first = Optional.empty();
      for (JsonNode tier : node.path(key)) {
        boolean active = tier.path("active").asBoolean() || tier.path("isActive").asBoolean();
        Optional<Cost> cost = PRICES.stream().anyMatch(tier::hasNonNull) ? cost(tier) : first;
        first = active || first.isEmpty() ? cost : first;
      }
      if (first.isPresent()) {
        return first;
      }
    }
    return Optional.empty();
  }

  static Optional<Cost> cost(JsonNode node) {
    JsonNode at = node;
    String currency = null;
    String key = "";
    for (int depth = 0; depth < PRICE_DEPTH; depth++) {
      currency = words(at, CURRENCIES).orElse(currency);
      Optional<String> next = PRICES.stream().filter(at::hasNonNull).findFirst();
      if (next.isEmpty()) {
        return depth == 0 ? activeTier(node) : Optional.empty();
      }
      key = next.get();
      at = at.path(key);
      if (at.isValueNode()) {
        String amount = at.asText().strip();
        boolean written = !amount.isEmpty() && amount.length() <= LONGEST_AMOUNT;
        return written
            ? Optional.of(new Cost(amount, currency, key, at.isIntegralNumber()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
