package io.workshopstream.grammar.price;

import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Span;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money that a text names.
 *
 * @param amount zero where the text says that it is free
 * @param currency ISO code; null when the text does not say
 * @param label what distinguishes it from other prices, such as "Early Bird"; null for nothing
 * @param purpose {@link Purpose#EVENT} for the price of a ticket
 */
public record PriceMention(
    Span span,
    BigDecimal amount,
    @Nullable String currency,
    @Nullable String label,
    Purpose purpose) {}
