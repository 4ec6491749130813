package io.workshopstream.api.feed;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The prices of a workshop, a line each, such as {@code ₹1,850 (Early Bird)}, as amounts. */
final class PriceLines {

  private static final Map<String, String> CURRENCIES =
      Map.of("₹", "INR", "$", "USD", "£", "GBP", "€", "EUR");
  private static final Pattern LINE =
      Pattern.compile("([₹$£€])\\s?([0-9][0-9,]{0,11}(?:\\.[0-9]{1,2})?)(?:\\s\\((.{1,200})\\))?");

  private PriceLines() {}

  /**
   * One price.
   *
   * @param name which one it is; null where the line does not say
   */
  record Price(BigDecimal amount, String currency, @Nullable String name) {}

  /** The lines that are prices; what people wrote otherwise is left out. */
  static List<Price> of(@Nullable String pricing) {
    return pricing == null
        ? List.of()
        : pricing.lines().flatMap(line -> read(line.strip()).stream()).toList();
  }

  private static Optional<Price> read(String line) {
    Matcher parts = LINE.matcher(line);
    return parts.matches()
        ? Optional.of(
            new Price(
                new BigDecimal(parts.group(2).replace(",", "")),
                CURRENCIES.getOrDefault(parts.group(1), ""),
                parts.group(3)))
        : Optional.empty();
  }
}
