package io.workshopstream.grammar;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells from the words around an amount what it pays for and which tier it is. */
final class PriceContext {

  private static final int WORDS_BEFORE = 5;
  private static final int WORDS_AFTER = 3;
  private static final int LABEL_WORDS = 6;
  private static final int AMOUNT_DIGITS = 3;

  /** Words, numbers and marks together: nobody's clause is longer. */
  private static final int MOST_PIECES = 40;

  private static final Set<String> FEE = Fees.KINDS;
  private static final Set<String> OTHER_BEFORE =
      Vocabulary.of(
          "prize prizes win winner winners worth parking save flat upto cashback extra"
              + " deposit refund cancellation penalty late donation voucher total subtotal cart"
              + " over shirt coupon menu runner additional discount fine salary minimum budget"
              + " raised");

  /** However far in front of the amount: "Prize for the best reel of the day: Rs 5000". */
  private static final Set<String> REWARDS = Vocabulary.of("prize prizes win winner winners");

  private static final int MOST_WORDS = 14;

  private static final Set<String> OTHER_AFTER =
      Vocabulary.of(
          "off discount cashback prize prizes worth voucher cover deposit redeemable piece"
              + " gift crore lakh million parking shopping");

  private static final Set<String> PLAIN =
      Vocabulary.of(
          "price prices fee fees ticket tickets entry cost costs charge charges pricing"
              + " registration workshop class per person head only for just at is of the a"
              + " participant child starts start starting from onwards each amount pay rate"
              + " admission and investment contribution will be are in was instead now pp pax");

  private static final Set<String> TAXES =
      Vocabulary.of(
          "incl including inclusive of all taxes tax gst excl excluding exclusive plus + . and");

  private static final Set<String> SINGLE =
      Vocabulary.of("single class classes session one workshop song fee fees");

  private static final Set<String> LINKS =
      Vocabulary.of("http https www available click will is are");

  private final Tokens tokens;

  PriceContext(Tokens tokens) {
    this.tokens = tokens;
  }

  /** What the amount between two indexes is for; {@code previous} is where the one before ended. */
  Purpose purpose(int from, int to, int previous) {
    Purpose before = before(from, previous);
    if (before != Purpose.EVENT) {
      return before;
    }
    if (isPart(from, previous)) {
      return Purpose.PART;
    }
    return after(from, to);
  }

  private Purpose before(int from, int previous) {
    int words = 0;
    for (int at = from - 1; at >= previous && words < MOST_WORDS && !endsClause(at); at--) {
      Token token = tokens.at(at);
      if (token.isWord()) {
        words++;
        if (words <= 3 && isFee(at) && !tokens.is(at - 1, "incl", "including", "+")) {
          return Purpose.FEE;
        }
        boolean near = words <= WORDS_BEFORE && OTHER_BEFORE.contains(token.word());
        if (near || REWARDS.contains(token.word())) {
          return Purpose.OTHER;
        }
      }
    }
    return Purpose.EVENT;
  }

  /** A word for a fee, or "booking" in front of one: "a booking fee of ₹29". */
  private boolean isFee(int at) {
    boolean booking =
        tokens.is(at, "booking") && tokens.is(at + 1, "fee", "fees", "charge", "charges");
    return booking || FEE.contains(tokens.at(at).word());
  }

  private Purpose after(int from, int to) {
    boolean added = tokens.is(from - 1, "+", "plus");
    int words = 0;
    int last = Math.min(tokens.size(), to + MOST_PIECES);
    for (int at = to; at < last && words < WORDS_AFTER && !endsClause(at); at++) {
      Token token = tokens.at(at);
      if (Money.currency(token).isPresent() || token.is("+")) {
        return Purpose.EVENT;
      }
      if (token.isWord()) {
        words++;
        boolean fee = added && tokens.is(at, "fee", "fees");
        if (fee || (words == 1 && isFee(at))) {
          return Purpose.FEE;
        }
        if (OTHER_AFTER.contains(token.word())) {
          return Purpose.OTHER;
        }
      }
    }
    return Purpose.EVENT;
  }

  /** In brackets that follow another amount: "₹900 (₹600 cover + ₹300 entry)". */
  private boolean isPart(int from, int previous) {
    if (previous == 0) {
      return false;
    }
    for (int at = from - 1; at >= previous && at > from - 8; at--) {
      if (tokens.is(at, ")") || tokens.at(at).kind() == Token.Kind.BREAK) {
        return false;
      }
      if (tokens.is(at, "(")) {
        return at <= previous + 3 && !tokens.is(at + 1, "early");
      }
    }
    return tokens.is(from - 1, "+", ",") && opensInBrackets(previous);
  }

  private boolean opensInBrackets(int previous) {
    for (int at = previous - 1; at > previous - 8 && at > 0; at--) {
      if (tokens.is(at, "(")) {
        return true;
      }
      if (tokens.is(at, ")") || tokens.at(at).kind() == Token.Kind.BREAK) {
        return false;
      }
    }
    return false;
  }

  /** The words that set this price apart: before it, in brackets behind it, or simply behind. */
  @Nullable String label(int from, int to, int previous) {
    boolean taken = previous > 0 && leadsToLabel(previous);
    String before = taken ? null : telling(labelBefore(from, previous));
    boolean leads = leadsToLabel(to) && (before == null || !Tiers.isTier(before));
    String behind = leads ? telling(labelAfter(to)) : null;
    if (behind != null) {
      return behind;
    }
    String after = before == null || isSingle(before) ? telling(labelAfter(to)) : null;
    return after == null ? before : after;
  }

  /**
   * "₹1900 for members", "1500 INR (incl. taxes) at the door": the words behind are this price's.
   */
  private boolean leadsToLabel(int to) {
    return tokens.is(afterTaxes(to), "for", "via", "at", "if");
  }

  /** The index after "(incl. taxes)", "(including GST)". */
  private int afterTaxes(int at) {
    if (!tokens.is(at, "(")) {
      return at;
    }
    int end = at + 1;
    while (TAXES.contains(tokens.at(end).word())) {
      end++;
    }
    int next = tokens.is(end + 1, ",") ? end + 2 : end + 1;
    return tokens.is(end, ")") ? next : at;
  }

  /** "Single class - 750/- (first 20)": the tier says more. */
  private static boolean isSingle(String label) {
    return SINGLE.containsAll(Likeness.sequence(label));
  }

  /** Null for words that any price may have: "Workshop fee", "per person". */
  private static @Nullable String telling(@Nullable String label) {
    boolean plain =
        label == null
            || Likeness.sequence(label).stream()
                .allMatch(word -> PLAIN.contains(word) || TAXES.contains(word));
    return plain ? null : label;
  }

  private @Nullable String labelBefore(int from, int previous) {
    int start = from;
    int words = 0;
    while (start > previous && !endsLabel(start - 1) && !partsPrices(start - 1, previous)) {
      start--;
      words += tokens.at(start).isWord() ? 1 : 0;
    }
    while (start < from && !opensLabel(start)) {
      start++;
    }
    int end = from;
    while (end > start && !opensLabel(end - 1) && !tokens.is(end - 1, ")")) {
      end--;
    }
    return words == 0 || words > LABEL_WORDS || end <= start ? null : words(start, end);
  }

  /** "€15 entry, concessions €10": what stands before the comma belongs to the price before it. */
  private boolean partsPrices(int at, int previous) {
    return previous > 0 && tokens.is(at, ",", "(");
  }

  private @Nullable String labelAfter(int to) {
    int first = afterTaxes(to);
    int start = first;
    while (tokens.is(start, "(", "-", ":", ",", "for") && start < first + 2) {
      start++;
    }
    if (isUnit(start) || (start == to && tokens.touching(to - 1))) {
      return null;
    }
    int end = start;
    while (end < tokens.size() && end < start + LABEL_WORDS && !endsLabel(end) && isLabel(end)) {
      if (LINKS.contains(tokens.at(end).word())) {
        return null;
      }
      end++;
    }
    boolean other = tokens.is(end, ":");
    return end == start || other || !opensLabel(start) ? null : words(start, end);
  }

  private boolean isUnit(int at) {
    return tokens.is(at, "per") && tokens.is(at + 1, "person", "head", "participant", "pax");
  }

  private boolean isLabel(int at) {
    return tokens.at(at).digits() < AMOUNT_DIGITS
        && !tokens.is(at, "(", ")", ":", "+", ",")
        && (!tokens.is(at, "-") || (tokens.touching(at - 1) && tokens.touching(at)))
        && Money.currency(tokens.at(at)).isEmpty();
  }

  private boolean opensLabel(int at) {
    return tokens.at(at).isWord() || tokens.at(at).isNumber();
  }

  private boolean endsLabel(int at) {
    Token token = tokens.at(at);
    boolean sentence = token.is(".") && !tokens.touching(at);
    boolean emoji = token.kind() == Token.Kind.MARK && token.word().length() > 1;
    boolean slash = token.is("/") && !tokens.touching(at);
    return sentence || emoji || slash || (endsClause(at) && !tokens.is(at, "(", ")"));
  }

  private String words(int from, int to) {
    return tokens.span(from, to).in(tokens.text()).strip();
  }

  private boolean endsClause(int at) {
    Token token = tokens.at(at);
    return token.kind() == Token.Kind.BREAK
        || (token.is(".") && !tokens.touching(at) && !tokens.is(at - 1, "rs", "incl"))
        || tokens.is(at, "!", "?", ";", "|", "•", "★", "(", ")");
  }
}
