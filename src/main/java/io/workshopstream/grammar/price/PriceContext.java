package io.workshopstream.grammar.price;

import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.Set;

/**
 * Tells from the words around an amount what it pays for. It is a ticket's when something says so:
 * a word for what one pays or who pays, a price of a ticket before it on the line, or a line that
 * is a row of a list of prices or has nothing else.
 */
final class PriceContext {

  private static final int WORDS_BEFORE = 5;
  private static final int WORDS_AFTER = 3;

  /** Words, numbers and marks together: nobody's clause is longer. */
  private static final int MOST_PIECES = 40;

  private static final int MOST_WORDS = 14;
  private static final int WORDS_OF_ROW = 7;

  /** What one pays to take part. */
  static final Set<String> COST =
      Vocabulary.of(
          "fee fees price prices cost costs ticket tickets entry charge charges cover"
              + " investment admission eintritt pricing priced exchange contribution pass");

  /** What such a payment is for. */
  private static final Set<String> OFFERED =
      Vocabulary.of(
          "class classes session sessions workshop workshops course batch register registration"
              + " book pay");

  private static final Set<String> OTHER_BEFORE =
      Vocabulary.of(
          "prize prizes win winner winners worth parking save cashback extra"
              + " deposit refund cancellation penalty late donation voucher total subtotal cart"
              + " shirt coupon menu runner additional discount fine salary budget"
              + " valet delivery hire honorarium");

  /** However far in front of the amount: "Prize for the best reel of the day: Rs 5000". */
  private static final Set<String> REWARDS = Vocabulary.of("prize prizes win winner winners");

  private static final Set<String> OTHER_AFTER =
      Vocabulary.of(
          "off discount cashback prize prizes worth voucher cover deposit redeemable piece"
              + " gift parking shopping extra");

  private final Tokens tokens;

  PriceContext(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * What the amount between two indexes is for.
   *
   * @param previous where the amount before ended
   * @param ticket whether that was the price of a ticket
   */
  Purpose purpose(int from, int to, int previous, boolean ticket) {
    Purpose before = before(from, previous);
    if (before != Purpose.EVENT) {
      return before;
    }
    if (isPart(from, previous) && !PriceTiers.opens(tokens.at(to).word())) {
      return Purpose.PART;
    }
    Purpose after = after(from, to);
    boolean reason = after != Purpose.EVENT || hasReason(from, to, ticket ? previous : 0);
    return reason ? after : Purpose.OTHER;
  }

  private boolean hasReason(int from, int to, int previous) {
    int words = 0;
    int at = from - 1;
    while (at >= from - MOST_PIECES && !endsLine(at)) {
      if (at < previous || speaksOfTickets(at, from - at <= WORDS_BEFORE)) {
        return true;
      }
      words += tokens.at(at).isWord() ? 1 : 0;
      at--;
    }
    for (int next = to; next < to + MOST_PIECES && !endsLine(next); next++) {
      if (speaksOfTickets(next, next - to < WORDS_BEFORE)) {
        return true;
      }
      words += tokens.at(next).isWord() ? 1 : 0;
    }
    boolean stated = tokens.is(from - 1, "is", "are", "was", "were", "of", "to", "than", "over");
    return !isHire(to) && (words <= WORDS_OF_ROW ? !stated : stands(from, to));
  }

  private boolean speaksOfTickets(int at, boolean near) {
    String word = tokens.at(at).word();
    return COST.contains(word) || OFFERED.contains(word) || (near && PriceTiers.opens(word));
  }

  /** What is hired: "Racquet - Rs 30 per hour". */
  private boolean isHire(int to) {
    return tokens.is(to, "per", "/") && tokens.is(to + 1, "hour", "hr");
  }

  /** "… for just ₹850", "… - ₹850", "… ₹850 per person": the form of an offer in a long line. */
  private boolean stands(int from, int to) {
    Token before = tokens.at(from - 1);
    boolean timed = tokens.is(from - 1, "am", "pm") || Calendar.month(before) > 0;
    boolean led = tokens.is(from - 1, "only", "just", "at", "from", "for");
    boolean closed = tokens.is(to, "only", "onwards", "onward", "per", "/");
    return !before.isWord() || timed || led || closed;
  }

  private boolean endsLine(int at) {
    Token token = tokens.at(at);
    return token.kind() == Token.Kind.BREAK
        || token.kind() == Token.Kind.NONE
        || (endsClause(at) && !tokens.is(at, "(", ")", "|", "•", "★"));
  }

  private Purpose before(int from, int previous) {
    int words = 0;
    for (int at = from - 1; at >= previous && words < MOST_WORDS && !endsClause(at); at--) {
      if (tokens.at(at).isWord()) {
        words++;
        if (words <= 3 && isFee(at) && !tokens.is(at - 1, "incl", "including", "+")) {
          return Purpose.FEE;
        }
        String word = tokens.at(at).word();
        if (REWARDS.contains(word) || (words <= WORDS_BEFORE && OTHER_BEFORE.contains(word))) {
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
    return booking || Fees.KINDS.contains(tokens.at(at).word());
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
        return at <= previous + 3 && !PriceTiers.opens(tokens.at(at + 1).word());
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

  private boolean endsClause(int at) {
    return endsClause(tokens, at);
  }

  static boolean endsClause(Tokens tokens, int at) {
    Token token = tokens.at(at);
    return token.kind() == Token.Kind.BREAK
        || (token.is(".") && !tokens.touching(at) && !tokens.is(at - 1, "rs", "incl"))
        || tokens.is(at, "!", "?", ";", "|", "•", "★", "(", ")");
  }
}
