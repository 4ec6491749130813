package io.workshopstream.grammar.price;

import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Span;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the amounts of money that a text names, and tells tickets from the rest. */
public final class Prices {

  private static final Set<String> BETWEEN = Vocabulary.of(": - is of @ at = only");
  private static final Set<String> FREED =
      Vocabulary.of("entry admission event gig show eintritt concert");

  /** What makes the number before it no amount: "Fee: 60 minutes each, Rs 500". */
  private static final Set<String> COUNTED =
      Vocabulary.of(
          "% : st nd rd th am pm + minutes minute mins min hours hour hrs hr days weeks months"
              + " sessions classes people seats spots years");

  private static final BigDecimal LEAST_RATIO = BigDecimal.valueOf(4);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int FEWEST_DIGITS = 2;
  private static final int LONGEST_LIST = 30;

  private static final Tokens.Finder<List<PriceMention>> ALL = tokens -> new Prices(tokens).read();

  private final Tokens tokens;
  private final Money money;
  private final PriceContext context;
  private final PriceLabels labels;
  private @Nullable List<DateMention> dates;
  private final List<PriceMention> found = new ArrayList<>();
  private int date;

  private Prices(Tokens tokens) {
    this.tokens = tokens;
    this.money = new Money(tokens);
    this.context = new PriceContext(tokens);
    this.labels = new PriceLabels(tokens);
  }

  /** Every amount, in the text's order; look at the purpose before taking one for a price. */
  public static List<PriceMention> in(String text) {
    return in(Tokens.of(text));
  }

  public static List<PriceMention> in(Tokens tokens) {
    return tokens.find(ALL);
  }

  /** The amounts that one pays to take part. */
  public static List<PriceMention> ofTickets(String text) {
    return in(text).stream().filter(price -> price.purpose() == Purpose.EVENT).toList();
  }

  private List<PriceMention> read() {
    int at = 0;
    while (at < tokens.size()) {
      at = Math.max(at + 1, readAt(at));
    }
    return List.copyOf(found);
  }

  private int readAt(int at) {
    Match<Money.Amount> amount = tokens.hasNumber() ? money.withCurrency(at) : null;
    if (amount == null) {
      amount = bare(at);
    }
    if (amount == null) {
      return readFree(at);
    }
    int previous = found.isEmpty() ? 0 : tokens.indexAt(found.get(found.size() - 1).span().end());
    Money.Amount value = amount.value();
    boolean unpaid = value.large() || value.value().signum() == 0;
    Purpose purpose =
        unpaid
            ? Purpose.OTHER
            : isSurcharge(at, value)
                ? Purpose.FEE
                : context.purpose(at, amount.next(), previous, isTicket());
    String label = labels.at(at, amount.next(), previous);
    Span span = tokens.span(at, amount.next());
    PriceMention price = new PriceMention(span, value.value(), value.currency(), label, purpose);
    found.add(price);
    return readFurther(amount.next(), price);
  }

  /** "£4/3", "₹500/700/900", "$10-15": the currency stands once for amounts of one size. */
  private int readFurther(int at, PriceMention first) {
    int next = at;
    while (tokens.is(next, "/", "-")) {
      Match<Money.Amount> further = money.further(next + 1);
      if (further == null || !isLike(further, first, next)) {
        return next;
      }
      Span span = tokens.span(next + 1, further.next());
      String label = labels.at(next + 1, further.next(), next);
      found.add(
          new PriceMention(
              span, further.value().value(), first.currency(), label, first.purpose()));
      next = further.next();
    }
    return next;
  }

  private boolean isLike(Match<Money.Amount> further, PriceMention first, int mark) {
    BigDecimal amount = further.value().value();
    boolean close = tokens.touching(mark) && tokens.touching(mark - 1);
    boolean range = amount.compareTo(first.amount()) > 0 && amount.compareTo(HUNDRED) >= 0;
    return (close || range || tokens.is(mark, "/"))
        && amount.multiply(LEAST_RATIO).compareTo(first.amount()) >= 0
        && first.amount().multiply(LEAST_RATIO).compareTo(amount) >= 0
        && !COUNTED.contains(tokens.at(further.next()).word());
  }

  private boolean isTicket() {
    return !found.isEmpty() && found.get(found.size() - 1).purpose() == Purpose.EVENT;
  }

  /** "₹900.00 + ₹22.50": a small amount on top of the one right before. */
  private boolean isSurcharge(int at, Money.Amount value) {
    if (found.isEmpty() || !tokens.is(at - 1, "+", "plus")) {
      return false;
    }
    PriceMention last = found.get(found.size() - 1);
    return last.span().end() == tokens.at(at - 2).end()
        && value.value().multiply(LEAST_RATIO).compareTo(last.amount()) <= 0;
  }

  /** An amount without currency, right after a word for a price: "Couple: 4000", "Fee 500". */
  private @Nullable Match<Money.Amount> bare(int at) {
    Match<Money.Amount> amount = money.number(at);
    if (amount == null || amount.value().value().compareTo(BigDecimal.TEN) < 0 || isDate(at)) {
      return null;
    }
    int before = at - 1;
    while (BETWEEN.contains(tokens.at(before).word()) && before > at - 4) {
      before--;
    }
    boolean named = PriceContext.COST.contains(tokens.at(before).word()) || isTier(before, at);
    boolean perHead =
        tokens.is(amount.next(), "per") && tokens.is(amount.next() + 1, "person", "head", "couple");
    boolean each =
        tokens.at(at).digits() > FEWEST_DIGITS
            && (tokens.is(amount.next(), "each") || isForSome(amount.next()) || isListed(at));
    boolean counts = COUNTED.contains(tokens.at(amount.next()).word());
    return (named || perHead || each) && !counts ? amount : null;
  }

  private boolean isForSome(int at) {
    return tokens.is(at, "for") && tokens.is(at + 1, "both", "all", "one", "two");
  }

  /** "Fees: 1st 10 - 750, next 10 - 850": a list of amounts behind a word for a price. */
  private boolean isListed(int at) {
    boolean longer = tokens.at(at + 1).isNumber();
    if (!tokens.is(at - 1, "-", ":", "=") || isDate(at) || longer) {
      return false;
    }
    for (int before = at - 2; before >= Math.max(0, at - LONGEST_LIST); before--) {
      if (tokens.at(before).kind() == Token.Kind.BREAK) {
        return false;
      }
      if (PriceContext.COST.contains(tokens.at(before).word()) && tokens.is(before + 1, ":", "-")) {
        return true;
      }
    }
    return false;
  }

  /** "Couple: 1199", "Early bird - 699": a word for a tier, and more than a count behind it. */
  private boolean isTier(int word, int at) {
    boolean apart = word < at - 1 && tokens.at(at).digits() > FEWEST_DIGITS;
    return apart && PriceTiers.opens(tokens.at(word).word());
  }

  private boolean isDate(int at) {
    Span span = tokens.at(at).span();
    if (dates == null) {
      dates = Dates.in(tokens, DateOrder.DAY_FIRST);
    }
    while (date < dates.size() && dates.get(date).span().end() <= span.start()) {
      date++;
    }
    return date < dates.size() && dates.get(date).span().overlaps(span);
  }

  /** A mark that parts one detail from the next, with a blank beside it, or the end of a line. */
  private boolean standsApart(int at, int beside) {
    Token token = tokens.at(at);
    boolean mark = tokens.is(at, "·", "|", "•") || (tokens.is(at, "-") && !tokens.touching(beside));
    return mark
        || token.kind() == Token.Kind.BREAK
        || (at > 0 && tokens.is(at, ",") && tokens.is(at - 1, "free"))
        || (token.kind() == Token.Kind.NONE && at > 0);
  }

  /** "Free entry", "Cost: Free", "112 attendees · Free". */
  private int readFree(int at) {
    if (!tokens.is(at, "free", "frei", "kostenlos", "gratis")) {
      return at;
    }
    int before = at - 1;
    while (BETWEEN.contains(tokens.at(before).word()) && before > at - 4) {
      before--;
    }
    String word = tokens.at(before).word();
    boolean named = PriceContext.COST.contains(word) || FREED.contains(word);
    boolean freed = FREED.contains(tokens.at(at + 1).word());
    boolean charged = tokens.is(at + 1, "of") && tokens.is(at + 2, "charge", "cost");
    boolean whole = at == 0 && tokens.at(at + 1).kind() == Token.Kind.NONE;
    boolean alone = whole || (standsApart(at - 1, at - 1) && standsApart(at + 1, at));
    if (!(named || freed || charged || alone) || (tokens.is(at - 1, "feel", "-") && !alone)) {
      return at;
    }
    Span span = tokens.span(at, at + 1);
    found.add(new PriceMention(span, BigDecimal.ZERO, null, "Free", Purpose.EVENT));
    return at + 1;
  }
}
