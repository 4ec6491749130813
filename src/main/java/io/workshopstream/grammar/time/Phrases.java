package io.workshopstream.grammar.time;

import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Span;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A line of text with its days and times, read once.
 *
 * @param rest the words that are neither, without the small words that tie them together: the name
 *     in "31st jan 1pm - Ishq hain"
 * @param otherWords how many words of letters the rest has
 */
public record Phrases(
    String text, List<DateMention> dates, List<TimeMention> times, String rest, int otherWords) {

  private static final Set<String> TIES =
      Vocabulary.of(
          "at on from of to onwards onward sharp ist gmt hrs the and starting starts date"
              + " time day timing timings between till until uhr am pm um cst est pst when in");

  /** Ties with which a name may begin, too. */
  private static final Set<String> OPENING =
      Vocabulary.of("the from of to and time day in on when");

  private static final Tokens.Finder<Phrases> DAY_FIRST =
      tokens -> read(tokens, DateOrder.DAY_FIRST);

  public Phrases {
    dates = List.copyOf(dates);
    times = List.copyOf(times);
  }

  public static Phrases in(String text, DateOrder order) {
    return in(Tokens.of(text), order);
  }

  public static Phrases in(Tokens tokens, DateOrder order) {
    return order == DateOrder.DAY_FIRST ? tokens.find(DAY_FIRST) : read(tokens, order);
  }

  /** The same words, whose days all are there for one purpose. */
  public Phrases meant(Purpose purpose) {
    List<DateMention> meant = dates.stream().map(date -> date.meant(purpose)).toList();
    return new Phrases(text, meant, times, rest, otherWords);
  }

  private static Phrases read(Tokens tokens, DateOrder order) {
    String text = tokens.text();
    List<DateMention> dates = Dates.in(tokens, order);
    List<TimeMention> times = Times.in(tokens, dates);
    List<Span> spans = new ArrayList<>();
    dates.forEach(date -> spans.add(date.span()));
    times.forEach(time -> spans.add(time.span()));
    String rest = remainder(tokens, spans);
    return new Phrases(
        text, dates, times, rest, words(rest.equals(text) ? tokens : Tokens.of(rest)));
  }

  private static int words(Tokens tokens) {
    int words = 0;
    for (int at = 0; at < tokens.size(); at++) {
      words += tokens.at(at).isWord() ? 1 : 0;
    }
    return words;
  }

  /** The text without the given places and without what tied them to the rest. */
  private static String remainder(Tokens whole, List<Span> spans) {
    String text = whole.text();
    spans.sort(Comparator.comparingInt(Span::start));
    StringBuilder rest = new StringBuilder();
    int at = 0;
    for (Span span : spans) {
      append(rest, Tokens.of(text.substring(at, Math.max(at, span.start()))), at > 0, true);
      at = Math.max(at, span.end());
    }
    append(rest, at == 0 ? whole : Tokens.of(text.substring(at)), at > 0, false);
    return rest.toString();
  }

  private static void append(StringBuilder rest, Tokens tokens, boolean after, boolean before) {
    int from = 0;
    int to = tokens.size();
    while (from < to && isTie(tokens.at(from), after) && !isPaired(tokens, from, to)) {
      from++;
    }
    from = opening(tokens, from, to);
    while (to > from && isTie(tokens.at(to - 1), before) && !isPaired(tokens, from, to)) {
      to--;
    }
    if (to > from) {
      rest.append(rest.isEmpty() ? "" : " ").append(tokens.span(from, to).in(tokens.text()));
    }
  }

  /**
   * Where a name begins whose first words only look like ties: "5 Feb - From the Hip", but not "5
   * Feb - at the Hall".
   */
  private static int opening(Tokens tokens, int from, int to) {
    int at = from;
    while (at > 0 && from < to && OPENING.contains(tokens.at(at - 1).word())) {
      at--;
    }
    boolean apart = at > 0 && tokens.is(at - 1, "-", "–", "—", "|", ":");
    int first = tokens.at(at).start();
    return apart && Character.isUpperCase(tokens.text().charAt(first)) ? at : from;
  }

  /** A whole remark in brackets stays whole: "(Optional)". */
  private static boolean isPaired(Tokens tokens, int from, int to) {
    return tokens.is(from, "(") && tokens.is(to - 1, ")");
  }

  /** Words only tie where a day or a time stands beside them; marks always do. */
  private static boolean isTie(Token token, boolean beside) {
    boolean mark =
        token.kind() == Token.Kind.MARK && !token.is("#") && !token.is("(") && !token.is(")");
    boolean bracket = beside && (token.is("(") || token.is(")"));
    return mark
        || bracket
        || (beside && TIES.contains(token.word()))
        || token.kind() == Token.Kind.BREAK;
  }
}
