package io.workshopstream.extraction.card;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.TimeMention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sentence above a list of bare days that says once what holds for all of them: "The 2026 board
 * meetings are held on Wednesdays at 8:30 a.m. in the Town Hall".
 */
final class Introduction {

  private static final int MOST_DAYS = 100;
  private static final int FEWEST_WORDS = 5;
  private static final int MOST_OTHER_WORDS = 2;
  private static final int LONGEST = 500;
  private static final int YEAR_DIGITS = 4;

  private final Facts line;

  private Introduction(Facts line) {
    this.line = line;
  }

  /** The one above a day, with nothing but other days between; empty when something else is. */
  static Optional<Introduction> above(int day, List<Facts> lines) {
    if (!isBareAt(day - 1, lines) && !isBareAt(day + 1, lines)) {
      return Optional.empty();
    }
    int at = day - 1;
    while (at >= 0 && day - at < MOST_DAYS && isBare(lines.get(at))) {
      at--;
    }
    return at >= 0 && isSentence(lines.get(at))
        ? Optional.of(new Introduction(lines.get(at)))
        : Optional.empty();
  }

  private static boolean isBareAt(int at, List<Facts> lines) {
    return at >= 0 && at < lines.size() && isBare(lines.get(at));
  }

  private static boolean isBare(Facts facts) {
    boolean marks = facts.text().chars().noneMatch(Character::isLetterOrDigit);
    return marks || (!facts.days().isEmpty() && facts.phrases().otherWords() <= MOST_OTHER_WORDS);
  }

  private static boolean isSentence(Facts facts) {
    return facts.phrases().dates().isEmpty()
        && facts.phrases().otherWords() >= FEWEST_WORDS
        && facts.text().length() <= LONGEST;
  }

  /** Its year and its time, as far as it names one of each. */
  List<Claim> claims(boolean timed) {
    List<Claim> claims = new ArrayList<>();
    String place = line.line().place();
    Set<String> years = years();
    if (years.size() == 1) {
      claims.add(new Claim(Field.PERIOD, years.iterator().next(), place));
    }
    List<TimeMention> starts = Occasion.starts(line.phrases().times());
    if (!timed && starts.size() == 1) {
      claims.add(new Claim(Field.TIME, starts.get(0).span().in(line.text()), place));
    }
    return claims;
  }

  private Set<String> years() {
    Tokens tokens = Tokens.of(line.text());
    Set<String> years = new HashSet<>();
    for (int at = 0; at < tokens.size(); at++) {
      boolean since = tokens.is(at - 1, "since", "founded", "established", "copyright", "©");
      if (isYear(tokens, at) && !since) {
        years.add(Integer.toString(tokens.at(at).value()));
      }
    }
    return years;
  }

  /** Four digits that stand alone: the end of a telephone number is none, nor is a season. */
  private static boolean isYear(Tokens tokens, int at) {
    Token token = tokens.at(at);
    boolean season = tokens.touching(at) && tokens.is(at + 1, "-", "–", "/");
    return token.digits() == YEAR_DIGITS
        && Calendar.isYear(token.value())
        && !season
        && !(tokens.touching(at - 1) && tokens.at(at - 1).kind() == Token.Kind.MARK);
  }
}
