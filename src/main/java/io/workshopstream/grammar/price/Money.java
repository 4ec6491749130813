package io.workshopstream.grammar.price;

import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms in which an amount of money is written; null when none stands at an index. */
final class Money {

  private static final Map<String, String> CURRENCIES =
      Map.ofEntries(
          Map.entry("₹", "INR"),
          Map.entry("rs", "INR"),
          Map.entry("inr", "INR"),
          Map.entry("rupees", "INR"),
          Map.entry("rupee", "INR"),
          Map.entry("bucks", "INR"),
          Map.entry("$", "USD"),
          Map.entry("usd", "USD"),
          Map.entry("dollars", "USD"),
          Map.entry("£", "GBP"),
          Map.entry("gbp", "GBP"),
          Map.entry("pounds", "GBP"),
          Map.entry("€", "EUR"),
          Map.entry("eur", "EUR"),
          Map.entry("euro", "EUR"),
          Map.entry("euros", "EUR"),
          Map.entry("aed", "AED"),
          Map.entry("cad", "CAD"),
          Map.entry("aud", "AUD"),
          Map.entry("sgd", "SGD"),
          Map.entry("nzd", "NZD"),
          Map.entry("hkd", "HKD"),
          Map.entry("chf", "CHF"));

  /** What stands close before a "$" says whose dollars they are. */
  private static final Map<String, String> DOLLARS =
      Map.of(
          "us", "USD", "a", "AUD", "au", "AUD", "c", "CAD", "ca", "CAD", "nz", "NZD", "s", "SGD",
          "sg", "SGD", "hk", "HKD");

  private static final int MOST_DIGITS = 7;
  private static final int MOST_PAIRS = 3;

  private final Tokens tokens;

  Money(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * An amount with or without its currency.
   *
   * @param large said in lakhs, crores or millions, which no ticket costs
   */
  record Amount(BigDecimal value, @Nullable String currency, boolean large) {}

  /** "₹850", "Rs. 2,500", "850/-", "1650RS". */
  @Nullable Match<Amount> withCurrency(int at) {
    String currency = CURRENCIES.get(tokens.at(at).word());
    if (currency != null) {
      return after(currency, at + 1);
    }
    boolean marked = tokens.is(at + 1, "$") && tokens.touching(at);
    String dollars = marked ? DOLLARS.get(tokens.at(at).word()) : null;
    if (dollars != null) {
      return after(dollars, at + 2);
    }
    Match<Amount> amount = number(at);
    return amount == null ? null : before(amount);
  }

  /** A further amount behind "/" or "-", whose currency may stand behind it. */
  @Nullable Match<Amount> further(int at) {
    Match<Amount> amount = tokens.at(at).isNumber() ? plain(at) : null;
    boolean closed = amount != null && currency(tokens.at(amount.next())).isPresent();
    return amount != null && closed ? new Match<>(amount.value(), amount.next() + 1) : amount;
  }

  private @Nullable Match<Amount> after(String currency, int at) {
    int next = at;
    while (next < at + 2 && tokens.is(next, ".", ":", "-", "=")) {
      next++;
    }
    Match<Amount> amount = number(next);
    if (amount == null) {
      return null;
    }
    Amount value = new Amount(amount.value().value(), currency, amount.value().large());
    return new Match<>(value, afterSlash(amount.next()));
  }

  private @Nullable Match<Amount> before(Match<Amount> amount) {
    int at = amount.next();
    String currency = CURRENCIES.get(tokens.at(at).word());
    boolean prefix = tokens.is(at, "₹", "$", "£") && tokens.at(at + 1).isNumber();
    if (currency != null && !prefix) {
      Amount value = new Amount(amount.value().value(), currency, amount.value().large());
      return new Match<>(value, afterSlash(at + 1));
    }
    Match<Amount> other = tokens.is(at, "/") ? further(at + 1) : null;
    String shared = other == null ? null : CURRENCIES.get(tokens.at(other.next() - 1).word());
    if (shared != null) {
      return new Match<>(new Amount(amount.value().value(), shared, false), at); // "10/12 Euro"
    }
    int slash = afterSlash(at);
    Amount rupees = new Amount(amount.value().value(), "INR", amount.value().large());
    return slash > at ? new Match<>(rupees, slash) : null;
  }

  /** The "/-" that ends an amount in rupees. */
  private int afterSlash(int at) {
    int next = tokens.is(at, "only") ? at + 1 : at;
    return tokens.is(next, "/") && tokens.is(next + 1, "-", "=") ? next + 2 : at;
  }

  /** "2,500", "750.00", "11,95", "2k", "1.5 lakh". */
  @Nullable Match<Amount> number(int at) {
    boolean tail = tokens.touching(at - 1) && isTail(at);
    return tail || !tokens.at(at).isNumber() ? null : plain(at);
  }

  private @Nullable Match<Amount> plain(int at) {
    StringBuilder digits = new StringBuilder(tokens.at(at).word());
    int next = at + 1;
    while (isGroup(next, tokens.at(at).digits())) {
      digits.append(tokens.at(next + 1).word());
      next += 2;
    }
    if (isDecimal(next)) {
      digits.append('.').append(tokens.at(next + 1).word());
      next += 2;
    }
    return digits.length() > MOST_DIGITS + 3
        ? null
        : scaled(new BigDecimal(digits.toString()), next);
  }

  private Match<Amount> scaled(BigDecimal value, int next) {
    if (tokens.is(next, "k") && tokens.touching(next - 1)) {
      return new Match<>(new Amount(value.movePointRight(3), null, false), next + 1);
    }
    boolean large =
        tokens.is(
            next, "lakh", "lakhs", "lac", "crore", "crores", "million", "cr", "billion", "m", "bn",
            "mn");
    return new Match<>(new Amount(value, null, large), large ? next + 1 : next);
  }

  private boolean isTail(int at) {
    return tokens.at(at - 1).isNumber()
        || (tokens.is(at - 1, ".", ",", ":", "/", "#", "@") && tokens.at(at - 2).isNumber())
        || tokens.is(at - 1, "#", "@", "_");
  }

  /** ",500", and the Indian ",00,000". */
  private boolean isGroup(int at, int leading) {
    int end = at;
    while (end < at + MOST_PAIRS * 2 && isComma(end) && tokens.at(end + 1).digits() == 2) {
      end += 2;
    }
    return leading <= 3 && isComma(end) && tokens.at(end + 1).digits() == 3;
  }

  private boolean isComma(int at) {
    return tokens.is(at, ",") && tokens.touching(at - 1) && tokens.touching(at);
  }

  private boolean isDecimal(int at) {
    int size = tokens.at(at + 1).digits();
    boolean close = tokens.touching(at - 1) && tokens.touching(at);
    boolean point = tokens.is(at, ".") && (size == 2 || size == 1);
    boolean euro = tokens.is(at + 2, "€", "eur", "euro") || tokens.is(at - 2, "€");
    boolean comma = tokens.is(at, ",") && size == 2 && euro;
    return close && (point || comma);
  }

  static Optional<String> currency(Token token) {
    return Optional.ofNullable(CURRENCIES.get(token.word()));
  }
}
