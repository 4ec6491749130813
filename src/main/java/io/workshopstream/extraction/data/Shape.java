package io.workshopstream.extraction.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into application data by what its keys usually mean, since every site has its own form. */
final class Shape {

  private static final List<String> TITLES =
      List.of("title", "name", "eventName", "eventTitle", "heading", "headline", "label", "song");
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
  private static final List<String> RENDERED = List.of("rendered", "text", "plain", "value");
  private static final int MOST_FIELDS = 60;
  private static final int LONGEST_KEY = 40;
  private static final List<String> TIERS =
      List.of("phases", "prices", "tiers", "pricing", "pricingTiers", "rates");
  private static final int PRICE_DEPTH = 4;
  private static final int LONGEST_AMOUNT = 14;

  private Shape() {}

  /** The first of several keys whose value is words. */
  static Optional<String> words(JsonNode node, List<String> keys) {
    for (String key : keys) {
      JsonNode value = at(node, key);
      if (value.isTextual() && !value.asText().isBlank()) {
        return Optional.of(value.asText().strip());
      }
    }
    return Optional.empty();
  }

  static Optional<String> title(JsonNode node) {
    return words(node, TITLES).or(() -> words(at(node, "title"), RENDERED));
  }

  static boolean isNamed(JsonNode node) {
    return title(node).isPresent();
  }

  /** The value of a key, in whatever spelling: "startDate", "start_date", "StartDate". */
  static JsonNode at(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() || !node.isObject()) {
      return value;
    }
    int seen = 0;
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (seen++ == MOST_FIELDS) {
        break;
      }
      if (field.getKey().length() <= LONGEST_KEY && isSpelled(field.getKey(), key)) {
        return field.getValue();
      }
    }
    return value;
  }

  private static boolean isSpelled(String written, String key) {
    int at = 0;
    for (int index = 0; index < written.length(); index++) {
      char letter = written.charAt(index);
      if (letter != '_' && letter != '-') {
        while (at < key.length() && key.charAt(at) == '_') {
          at++;
        }
        if (at == key.length()
            || Character.toLowerCase(letter) != Character.toLowerCase(key.charAt(at++))) {
          return false;
        }
      }
    }
    return at == key.length();
  }

  /**
   * What something costs.
   *
   * @param key the innermost key, which tells whether cents or paise are counted
   */
  record Cost(String amount, @Nullable String currency, String key, boolean whole) {}

  private static @Nullable String priceKey(JsonNode node) {
    for (String key : node.isObject() ? PRICES : List.<String>of()) {
      if (node.hasNonNull(key)) {
        return key;
      }
    }
    return null;
  }

  /** Of several phases of a price the active one, else the first. */
  private static Optional<Cost> activeTier(JsonNode node) {
    for (String key : TIERS) {
      Optional<Cost> first = Optional.empty();
      for (JsonNode tier : node.path(key)) {
        boolean active = tier.path("active").asBoolean() || tier.path("isActive").asBoolean();
        Optional<Cost> cost = priceKey(tier) != null ? cost(tier) : first;
        first = active || first.isEmpty() ? cost : first;
      }
      if (first.isPresent()) {
        return first;
      }
    }
    return Optional.empty();
  }

  private static boolean isAmount(String words) {
    return words.equalsIgnoreCase("free") || words.chars().anyMatch(Character::isDigit);
  }

  static Optional<Cost> cost(JsonNode node) {
    JsonNode at = node;
    String currency = null;
    String key = "";
    for (int depth = 0; depth < PRICE_DEPTH; depth++) {
      String next = priceKey(at);
      if (next == null) {
        return depth == 0 ? activeTier(node) : Optional.empty();
      }
      currency = words(at, CURRENCIES).orElse(currency);
      key = next;
      at = at.path(key);
      if (at.isValueNode()) {
        String amount = at.asText().strip();
        boolean written = amount.length() <= LONGEST_AMOUNT && isAmount(amount);
        return written
            ? Optional.of(new Cost(amount, currency, key, at.isIntegralNumber()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
