package io.workshopstream.grammar.name;

import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the names of people. */
public final class People {

  private static final Set<String> BETWEEN =
      Vocabulary.of("x × & and feat featuring with ft , / + | vs w ;");
  private static final Set<String> INTRODUCTIONS =
      Vocabulary.of("by with ft feat featuring instructor choreographer artist w avec mit con");
  private static final Set<String> NO_NAMES =
      Vocabulary.of("the our us your a an all me this its january urbanaut");
  private static final Set<String> LEADING =
      Vocabulary.of("led facilitated conducted taught instructed guided choreographed");

  /** Further words before "by" that make the one who is named take part: "hosted by Riya Sen". */
  private static final Set<String> TAKING_PART =
      Vocabulary.of("hosted performed presented curated joined accompanied featured created");

  private static final Set<String> BONDS =
      Vocabulary.of("association collaboration partnership collab love touch");
  private static final Set<String> ORGANISATIONS =
      Vocabulary.of(
          "club studio studios academy foundation company collective community school productions"
              + " entertainment events institute trust society");

  /** Words of titles, not of names: "with Live Music", "by Popular Demand". */
  private static final Set<String> COMMON =
      Vocabulary.of(
          "dance dancing music live band hip hop bollywood salsa bachata style styles open level class"
              + " workshop session popular demand free entry new year special guest team crew group"
              + " summer winter spring festival party night day weekend book books card cash upi"
              + " google pay email phone whatsapp instagram street road hall room floor city india");

  private static final int MOST_LEADING = 4;
  private static final int LONGEST_NAME = 4;

  private People() {}

  /** The single names in words that name nothing but people: "Aadil Khan & Krutika Solanki". */
  public static List<String> split(String words) {
    Tokens tokens = Tokens.of(words);
    List<String> names = new ArrayList<>();
    int from = 0;
    for (int at = 0; at <= tokens.size(); at++) {
      boolean ends = at == tokens.size() || tokens.at(at).kind() == Token.Kind.BREAK;
      if (ends || isBetween(tokens, at)) {
        addName(tokens, from, at, names);
        from = tokens.is(at + 1, ".") && tokens.is(at, "ft", "feat") ? at + 2 : at + 1;
      }
    }
    return List.copyOf(names);
  }

  private static boolean isBetween(Tokens tokens, int at) {
    boolean inWord = tokens.touching(at - 1) && tokens.touching(at) && tokens.at(at).isWord();
    return BETWEEN.contains(tokens.at(at).word()) && !inWord;
  }

  private static void addName(Tokens tokens, int from, int to, List<String> names) {
    int start = from;
    int end = to;
    while (start < end && tokens.at(start).kind() == Token.Kind.MARK) {
      start++;
    }
    while (end > start && tokens.at(end - 1).kind() == Token.Kind.MARK) {
      end--;
    }
    if (end > start) {
      names.add(tokens.span(start, end).in(tokens.text()));
    }
  }

  /** People that a running text introduces by name: "ft. Kiran Rao", "With Anvi Shetty, …". */
  public static List<String> introducedIn(String text) {
    Tokens tokens = Tokens.of(text);
    List<String> names = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      int from = tokens.is(at, "w") ? -1 : introduced(tokens, at); // "w/" often leads to several
      int to = from < 0 ? from : endOfName(tokens, from);
      boolean known = to > from && names.contains(tokens.span(from, to).in(text));
      if (to > from && !known && isPerson(tokens, from, to)) {
        names.add(tokens.span(from, to).in(text));
      }
    }
    return List.copyOf(names);
  }

  /**
   * People that a longer text introduces: by two names at least, since in running text a capital
   * alone means little.
   */
  public static List<String> taughtIn(String text) {
    Tokens tokens = Tokens.of(text);
    Set<String> names = new LinkedHashSet<>();
    for (int at = 0; at < tokens.size() && names.size() < MOST_LEADING; at++) {
      int from = introduced(tokens, at);
      int to = from < 0 ? from : addFullName(tokens, from, names);
      while (to > from && tokens.is(to, "&", "and", "x") && names.size() < MOST_LEADING) {
        from = to + 1;
        to = addFullName(tokens, from, names);
      }
      if (to < 0) {
        ownerOfClass(tokens, at, names);
      }
    }
    return List.copyOf(names);
  }

  /** Whether a line begins with guests of what another one names: "w/ Noor", "feat. Kiran". */
  public static boolean areGuests(String line) {
    Tokens tokens = Tokens.of(line);
    return BETWEEN.contains(tokens.at(0).word()) && introduced(tokens, 0) >= 0;
  }

  /** Where the name begins that a word introduces: "ft. Kiran", "w/ Noor"; -1 where none does. */
  private static int introduced(Tokens tokens, int at) {
    boolean word = INTRODUCTIONS.contains(tokens.at(at).word()) && !isCredit(tokens, at);
    boolean mark = tokens.is(at + 1, ".", ":", "/");
    boolean alone = tokens.is(at, "w") && !tokens.is(at + 1, "/"); // the "W" of a hotel
    return !word || alone ? -1 : mark ? at + 2 : at + 1;
  }

  /** The index after the name that was added, or where it would begin. */
  private static int addFullName(Tokens tokens, int from, Set<String> names) {
    int to = endOfName(tokens, from);
    boolean full = to >= from + 2 && isPerson(tokens, from, to) && !hasCommonWord(tokens, from, to);
    if (full) {
      names.add(tokens.span(from, to).in(tokens.text()));
    }
    return full ? to : from;
  }

  /** "Ellie Marsden's jazz funk class". */
  private static void ownerOfClass(Tokens tokens, int at, Set<String> names) {
    int to = endOfName(tokens, at);
    boolean owns = to == at + 2 && tokens.is(to, "'") && tokens.is(to + 1, "s");
    if (owns && !hasCommonWord(tokens, at, to)) {
      for (int next = to + 2; next < to + 7; next++) {
        if (tokens.is(next, "class", "workshop", "session", "masterclass", "intensive", "course")) {
          names.add(tokens.span(at, to).in(tokens.text()));
          return;
        }
      }
    }
  }

  private static boolean hasCommonWord(Tokens tokens, int from, int to) {
    for (int at = from; at < to; at++) {
      if (COMMON.contains(tokens.at(at).word())) {
        return true;
      }
    }
    return false;
  }

  /** "powered by", "inspired by", "in association with": who is named there teaches nothing. */
  private static boolean isCredit(Tokens tokens, int at) {
    String before = tokens.at(at - 1).word();
    boolean done = tokens.is(at, "by") && before.endsWith("ed");
    boolean taking = LEADING.contains(before) || TAKING_PART.contains(before);
    return (done && !taking) || (tokens.is(at, "with") && BONDS.contains(before));
  }

  /** Neither a label ("Date :") nor a company. */
  private static boolean isPerson(Tokens tokens, int from, int to) {
    boolean label = to == from + 1 && tokens.is(to, ":");
    return !label && !ORGANISATIONS.contains(tokens.at(to - 1).word());
  }

  /** People of whom a running text says that they teach or lead: "led by Meera Rao". */
  public static List<String> leadingIn(String text) {
    Tokens tokens = Tokens.of(text);
    Set<String> names = new LinkedHashSet<>();
    for (int at = 1; at < tokens.size() && names.size() < MOST_LEADING; at++) {
      int to = endOfName(tokens, at + 1);
      boolean led = tokens.is(at, "by") && LEADING.contains(tokens.at(at - 1).word());
      boolean possessive = tokens.is(to, "'") && tokens.is(to + 1, "s");
      if (led && to > at + 1 && !possessive) {
        names.add(tokens.span(at + 1, to).in(text));
      }
    }
    return List.copyOf(names);
  }

  /**
   * The people whom a whole line introduces: "by Krutika Solanki & Aadil Khan"; empty for others.
   */
  public static List<String> of(String line) {
    Tokens tokens = Tokens.of(line);
    int from = tokens.is(1, ".", ":") ? 2 : 1;
    if (!INTRODUCTIONS.contains(tokens.at(0).word()) || tokens.size() <= from) {
      return List.of();
    }
    String names = tokens.span(from, tokens.size()).in(line);
    return areNames(names) ? split(names) : List.of();
  }

  /**
   * Whether words that stand alone may name people, one or several: written as names are, and not
   * made of words that every page uses.
   */
  public static boolean mayBeNames(String words) {
    Tokens tokens = Tokens.of(words);
    boolean shortOnes =
        split(words).stream().allMatch(name -> Tokens.of(name).size() <= LONGEST_NAME);
    return shortOnes && areNames(words) && !hasCommonWord(tokens, 0, tokens.size());
  }

  /** Whether words are written as names are: capitals, no articles. */
  static boolean areNames(String words) {
    Tokens tokens = Tokens.of(words);
    boolean names = tokens.size() > 0;
    for (int at = 0; at < tokens.size(); at++) {
      boolean between =
          BETWEEN.contains(tokens.at(at).word()) || tokens.at(at).kind() == Token.Kind.MARK;
      names = names && (between || isNameWord(tokens, at));
    }
    return names;
  }

  private static int endOfName(Tokens tokens, int from) {
    int to = from;
    while (to < from + LONGEST_NAME
        && isNameWord(tokens, to)
        && (to == from || goesOn(tokens, to))) {
      to += isApostrophe(tokens, to + 1) ? 3 : 1;
    }
    return to;
  }

  /** Inside "D'Cruz", not in "Ria's". */
  private static boolean isApostrophe(Tokens tokens, int at) {
    boolean inside = tokens.is(at, "'") && tokens.touching(at - 1) && tokens.touching(at);
    return inside && tokens.at(at - 1).word().length() == 1 && isNameWord(tokens, at + 1);
  }

  private static boolean goesOn(Tokens tokens, int at) {
    return !tokens.touching(at - 1);
  }

  private static boolean isNameWord(Tokens tokens, int at) {
    Token token = tokens.at(at);
    return token.isWord()
        && Character.isUpperCase(tokens.text().codePointAt(token.start()))
        && !NO_NAMES.contains(token.word())
        && !INTRODUCTIONS.contains(token.word())
        && Calendar.month(token) == 0
        && Calendar.weekday(token).isEmpty();
  }
}
