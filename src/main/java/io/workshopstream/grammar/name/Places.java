package io.workshopstream.grammar.name;

import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.label.Labels;
import io.workshopstream.grammar.text.Span;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.grammar.time.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the names of places: "Concert Hall", "The Yard at Loft", "Palm Hotel, Mysore". */
public final class Places {

  /** What people call the places where others meet. */
  private static final Set<String> NOUNS =
      Vocabulary.of(
          "hall halls theatre theater auditorium amphitheater amphitheatre arena stadium studio"
              + " studios gallery galleries museum library church cathedral chapel temple school"
              + " college university campus centre center club clubhouse pub bar café cafe"
              + " restaurant brewery taproom hotel inn resort park garden gardens ground grounds"
              + " beach plaza market mall room rooms floor court courtyard courthouse courtroom"
              + " lounge loft terrace rooftop lobby ballroom pavilion palace castle fort villa farm"
              + " barn office offices building tower foyer basement space warehouse factory mill"
              + " dock docks pier station hub academy institute chambers chamber cinema venue tavern"
              + " bookstore bookshop cafeteria boardroom gymnasium gym observatory planetarium zoo"
              + " kere lake reserve sanctuary campground maidan haveli bhavan bhawan mandir sabha"
              + " halle saal haus kirche schloss zentrum kulturzentrum bühne sala teatro"
              + " salle théâtre maison auditorio parlor parlour kitchen distillery winery vineyard depot"
              + " annex annexe synagogue mosque parish seminary armory square coffeehouse kloster kendra"
              + " ashram playhouse");

  private static final List<String> COMPOUNDS =
      List.of("saal", "halle", "haus", "platz", "kirche", "heim", "theater", "zentrum");
  private static final int LONGEST_STEM = 6;

  /** Words inside a name that are written small. */
  private static final Set<String> SMALL =
      Vocabulary.of("of the on at in and & de la le du am an der den des im for by upon del y");

  private static final Set<String> ARTICLES = Vocabulary.of("the our a an its");
  private static final Set<String> NO_PLACES =
      Vocabulary.of("open music party workshop workshops class classes tour tours closed hours");
  private static final int MOST_WORDS = 10;
  private static final int LONGEST = 300;

  private Places() {}

  /** Whether words are nothing but the name of a place. */
  public static boolean isPlace(String text) {
    Tokens tokens = Tokens.of(text);
    return text.length() <= LONGEST && isName(tokens, 0, tokens.size());
  }

  /**
   * The place among the short pieces of a line of details: "6.30pm / The Yard at Loft / Free
   * Entry", "Concert Hall, doors open at 6 pm".
   */
  public static Optional<Span> among(String line) {
    Tokens tokens = Tokens.of(line);
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    int from = 0;
    for (int at = 0; at <= tokens.size(); at++) {
      if (at == tokens.size() || separates(tokens, at)) {
        if (isName(tokens, from, at)) {
          return Optional.of(tokens.span(from, further(tokens, at)));
        }
        from = at + 1;
      }
    }
    return Optional.empty();
  }

  /** The place that running text puts something at: "staying at the Palm Hotel, Mysore". */
  public static Optional<Span> inProse(String text) {
    Tokens tokens = Tokens.of(text.length() > 2000 ? text.substring(0, 2000) : text);
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.is(at, "at", "@", "in", "inside") && !tokens.touching(at - 1)) {
        int from = start(tokens, at + 1);
        int to = end(tokens, from);
        boolean placed = to > from && (isName(tokens, from, to) || isAddressed(tokens, from, to));
        boolean known = tokens.is(at, "at", "@") || tokens.is(at + 1, "the", "our");
        if (placed && known) {
          return Optional.of(tokens.span(from, further(tokens, to)));
        }
      }
    }
    return Optional.empty();
  }

  /** A name with a postal address behind it is one of a place, whatever its words. */
  private static boolean isAddressed(Tokens tokens, int from, int to) {
    boolean numbered = tokens.is(to, ",") && tokens.at(to + 1).isNumber();
    int end = numbered ? further(tokens, to) : to;
    return end > to
        && isWritten(tokens, from, to)
        && Addresses.isAddress(tokens.span(from, end).in(tokens.text()));
  }

  /** Behind the article and an adjective: "at the cosy Inn". */
  private static int start(Tokens tokens, int at) {
    int from = ARTICLES.contains(tokens.at(at).word()) && !isCapital(tokens, at) ? at + 1 : at;
    boolean adjective =
        from > at
            && tokens.at(from).isWord()
            && !isCapital(tokens, from)
            && isCapital(tokens, from + 1);
    return adjective ? from + 1 : from;
  }

  private static int end(Tokens tokens, int from) {
    int to = from;
    while (to < from + MOST_WORDS * 2 && goesOn(tokens, to, from)) {
      to++;
    }
    return to;
  }

  private static boolean goesOn(Tokens tokens, int at, int from) {
    Token token = tokens.at(at);
    if (token.isWord()) {
      boolean small = SMALL.contains(token.word()) && at > from;
      return isCapital(tokens, at)
          || tokens.is(at - 1, "'")
          || (small && (isCapital(tokens, at + 1) || isCapital(tokens, at + 2)));
    }
    boolean inside = tokens.is(at, "'", "-", "&", ".") && tokens.touching(at) && at > from;
    boolean initial = tokens.is(at, ".") && at > from && tokens.at(at - 1).word().length() <= 2;
    return inside || initial || tokens.is(at, "&");
  }

  /** The address behind a name: pieces after commas that begin with a capital or a number. */
  private static int further(Tokens tokens, int from) {
    int end = from;
    while (tokens.is(end, ",") && isAddressPiece(tokens, end + 1)) {
      int to = end + 1;
      while (to < tokens.size() && !separates(tokens, to) && !ends(tokens, to)) {
        to++;
      }
      end = to;
    }
    if (tokens.is(end, "(") && isCapital(tokens, end + 1)) {
      int close = end;
      while (close < Math.min(tokens.size(), end + 9) && !tokens.is(close, ")")) {
        close++;
      }
      end = tokens.is(close, ")") ? close + 1 : end;
    }
    return end;
  }

  private static boolean isAddressPiece(Tokens tokens, int at) {
    int to = at;
    while (to < tokens.size() && !separates(tokens, to) && !ends(tokens, to)) {
      to++;
    }
    if (to == at || to - at > MOST_WORDS) {
      return false;
    }
    String words = tokens.span(at, to).in(tokens.text());
    Phrases phrases = Phrases.in(words, DateOrder.DAY_FIRST);
    boolean when = !phrases.dates().isEmpty() || !phrases.times().isEmpty();
    return isCapital(tokens, at) && !when && isWritten(tokens, at, to);
  }

  private static boolean ends(Tokens tokens, int at) {
    boolean stop =
        tokens.is(at, ".", "!", "?", "(") && (!tokens.touching(at) || at + 1 == tokens.size());
    boolean hour = tokens.is(at, "at") && tokens.at(at + 1).isNumber();
    return hour || (stop && tokens.at(at - 1).word().length() > 2);
  }

  private static boolean separates(Tokens tokens, int at) {
    Token token = tokens.at(at);
    boolean apart = !tokens.touching(at - 1) && !tokens.touching(at);
    return token.kind() == Token.Kind.BREAK
        || tokens.is(at, ",", "|", "•", "·", ";", ":")
        || (tokens.is(at, "/", "-", "*") && (apart || tokens.at(at + 1).kind() == Token.Kind.NONE));
  }

  private static boolean isName(Tokens tokens, int from, int to) {
    int words = 0;
    boolean noun = false;
    boolean other = false;
    for (int at = from; at < to; at++) {
      Token token = tokens.at(at);
      words += token.isWord() || token.isNumber() ? 1 : 0;
      noun = noun || (token.isWord() && isNoun(token.word()));
      other = other || NO_PLACES.contains(token.word());
    }
    return noun
        && !other
        && words > 1
        && words <= MOST_WORDS
        && isCapital(tokens, from)
        && isWritten(tokens, from, to);
  }

  /** Also the German compounds: "Stadthalle", "Bürgersaal". */
  private static boolean isNoun(String word) {
    if (NOUNS.contains(word)) {
      return true;
    }
    for (String noun : word.length() > LONGEST_STEM ? COMPOUNDS : List.<String>of()) {
      if (word.endsWith(noun)) {
        return true;
      }
    }
    return false;
  }

  /** As names are: capitals and numbers, small words only between them. */
  private static boolean isWritten(Tokens tokens, int from, int to) {
    for (int at = from; at < to; at++) {
      Token token = tokens.at(at);
      boolean small =
          SMALL.contains(token.word()) || tokens.is(at - 1, "'") || tokens.touching(at - 1);
      boolean mark = tokens.is(at, "'", "-", "&", ".", "#", "(", ")", "[", "]", "/");
      if (token.isWord() ? !small && !isCapital(tokens, at) : !token.isNumber() && !mark) {
        return false;
      }
    }
    return !Labels.in(tokens.span(from, to).in(tokens.text())).iterator().hasNext();
  }

  private static boolean isCapital(Tokens tokens, int at) {
    Token token = tokens.at(at);
    boolean number = token.isNumber() || token.is("#");
    return number
        || (token.isWord() && !Character.isLowerCase(tokens.text().codePointAt(token.start())));
  }
}
