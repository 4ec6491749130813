package io.workshopstream.grammar.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A text in pieces, with what was found in them so far. Words end where their case does
 * ("SundayTimings", "PMRunway") and where digits begin ("15SEP"), since organisers glue them.
 *
 * <p>The pieces of short texts are kept for a while, as a page's lines are read by one rule after
 * another: of the characters of real pages, five in six had been read before. May be used by any
 * thread.
 */
public final class Tokens {

  private static final int LONGEST_GLUED = 12;
  private static final Set<String> HALVES = Set.of("am", "pm");
  private static final Set<String> AFTER_HALF = Vocabulary.of("to till until and onwards ist");
  private static final Set<String> SUFFIXES = Set.of("st", "nd", "rd", "th");
  private static final int YEAR_DIGITS = 4;

  private static final int LETTERS_A_PIECE = 4;

  /** A power of two. */
  private static final int KEPT = 4096;

  private static final int LONGEST_KEPT = 300;

  /** So many longer texts are kept as well; a power of two. */
  private static final int KEPT_LONG = 32;

  private static final int LONGEST = 6000;

  /** A text in which more is found, such as "every Sunday of 2027 and 2028", is not kept. */
  private static final int MOST_KEPT = 64;

  /** Each text has one place, where the next one that falls there takes over. */
  private static final AtomicReferenceArray<@Nullable Tokens> RECENT =
      new AtomicReferenceArray<>(KEPT + KEPT_LONG);

  private final List<Token> pieces;
  private final String text;
  private boolean numbered;
  private boolean dated;
  private boolean timed;

  /** What was found, newest first. */
  private volatile @Nullable Found<?> found;

  private Tokens(String text) {
    this.text = text;
    this.pieces = new ArrayList<>(text.length() / LETTERS_A_PIECE + 2);
    int at = 0;
    while (at < text.length()) {
      at = next(at);
    }
  }

  public static Tokens of(String text) {
    if (text.length() > LONGEST) {
      return new Tokens(text);
    }
    int place = place(text);
    Tokens kept = RECENT.get(place);
    if (kept == null || !kept.text.equals(text)) {
      kept = new Tokens(text);
      RECENT.set(place, kept);
    }
    return kept;
  }

  private static int place(String text) {
    int hash = text.hashCode() ^ (text.hashCode() >>> 16);
    return text.length() > LONGEST_KEPT ? KEPT + (hash & (KEPT_LONG - 1)) : hash & (KEPT - 1);
  }

  /** Finds something in a text that depends on nothing else. */
  @FunctionalInterface
  public interface Finder<T> {

    /** Gives a value that nobody changes. */
    T in(Tokens tokens);
  }

  private record Found<T>(Finder<T> by, T value, @Nullable Found<?> before) {}

  /** What a finder finds; one and the same finder looks once, or rarely twice. */
  public <T> T find(Finder<T> finder) {
    for (Found<?> at = found; at != null; at = at.before()) {
      if (at.by() == finder) {
        @SuppressWarnings("unchecked") // a finder's values are of its type
        T value = (T) at.value();
        return value;
      }
    }
    T value = finder.in(this);
    if (value instanceof Collection<?> many && many.size() > MOST_KEPT) {
      RECENT.compareAndSet(place(text), this, null);
    }
    found = new Found<>(finder, value, found);
    return value;
  }

  /** The piece at an index; {@link Token#OUTSIDE} before the first and after the last. */
  public Token at(int index) {
    return index >= 0 && index < pieces.size() ? pieces.get(index) : Token.OUTSIDE;
  }

  /** Whether a number stands anywhere. */
  public boolean hasNumber() {
    return numbered;
  }

  /** Whether a month is named anywhere: without one and without a number no day is. */
  public boolean hasMonth() {
    return dated;
  }

  /** Whether a time of day may stand anywhere, in digits or in words. */
  public boolean hasTime() {
    return timed;
  }

  public int size() {
    return pieces.size();
  }

  public String text() {
    return text;
  }

  public boolean is(int index, String... words) {
    Token token = at(index);
    for (String word : words) {
      if (token.is(word)) {
        return true;
      }
    }
    return false;
  }

  public boolean touching(int index) {
    return at(index).touches(at(index + 1));
  }

  /** Whether a number of one or two digits stands at an index. */
  public boolean isShortNumber(int index) {
    int digits = at(index).digits();
    return digits == 1 || digits == 2;
  }

  public Span span(int from, int to) {
    return new Span(at(from).start(), at(to - 1).end());
  }

  /** The index of the first piece that starts at or after an offset. */
  public int indexAt(int offset) {
    int low = 0;
    int high = pieces.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pieces.get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int next(int at) {
    int point = text.codePointAt(at);
    if ((point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z')) {
      return word(at);
    }
    if (point == '\n' || point == '\r') {
      return add(Token.Kind.BREAK, "\n", at, at + 1);
    }
    if (isBlank(point)) {
      return at + Character.charCount(point);
    }
    if (Character.isDigit(point)) {
      return number(at);
    }
    if (Character.isLetter(point)) {
      return word(at);
    }
    int end = at + Character.charCount(point);
    return add(Token.Kind.MARK, Letters.mark(text.substring(at, end)), at, end);
  }

  private int number(int at) {
    StringBuilder digits = new StringBuilder();
    int end = at;
    while (end < text.length() && Character.isDigit(text.codePointAt(end))) {
      digits.append(Character.digit(text.codePointAt(end), 10));
      end += Character.charCount(text.codePointAt(end));
    }
    boolean ascii = end - at == digits.length();
    numbered = true;
    int length = ascii && isGluedYear(at, end) ? YEAR_DIGITS : digits.length();
    return add(Token.Kind.NUMBER, digits.substring(0, length), at, ascii ? at + length : end);
  }

  /** An hour is glued to the year of a date: "04.03.20265:30 pm". */
  private boolean isGluedYear(int at, int end) {
    Token before = at(pieces.size() - 1);
    boolean longer = end - at == YEAR_DIGITS + 1 || end - at == YEAR_DIGITS + 2;
    if (!longer || !text.startsWith("20", at)) {
      return false;
    }
    boolean inDate = before.is(".") || before.is("/") || before.is("-") || before.is(",");
    boolean colon = text.startsWith(":", end);
    boolean half =
        text.regionMatches(true, end, "pm", 0, 2) || text.regionMatches(true, end, "am", 0, 2);
    boolean dated = inDate || Calendar.month(before) > 0;
    return dated && (colon || half);
  }

  private int word(int at) {
    int end = at + Character.charCount(text.codePointAt(at));
    while (end < text.length() && (isSmall(text.charAt(end)) || goesOn(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    int first = isGlued(at, end) ? at + 2 : end;
    return add(Token.Kind.WORD, Letters.plain(text.substring(at, first)), at, first);
  }

  /** What follows a number is glued to the next word: "5pmto 7pm", "4thjuly". */
  private boolean isGlued(int at, int end) {
    boolean behindNumber = at > 0 && Character.isDigit(text.charAt(at - 1));
    if (!behindNumber || end < at + 4 || end > at + LONGEST_GLUED) {
      return false;
    }
    String tail = text.substring(at, end).toLowerCase(Locale.ROOT);
    String rest = tail.substring(2);
    return HALVES.contains(tail.substring(0, 2))
        ? AFTER_HALF.contains(rest)
        : SUFFIXES.contains(tail.substring(0, 2)) && Meaning.of(rest).month() > 0;
  }

  private static boolean isSmall(char letter) {
    return letter >= 'a' && letter <= 'z';
  }

  private boolean goesOn(int at) {
    int point = text.codePointAt(at);
    boolean letter =
        Character.isLetter(point)
            || Character.getType(point) == Character.NON_SPACING_MARK
            || Character.getType(point) == Character.COMBINING_SPACING_MARK;
    return letter && !startsWord(at);
  }

  /** A capital after a small letter, or the last of several capitals before a small letter. */
  private boolean startsWord(int at) {
    char before = text.charAt(at - 1);
    if (!Character.isUpperCase(text.charAt(at))) {
      return false;
    }
    boolean smallFollows = at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1));
    return Character.isLowerCase(before) || (Character.isUpperCase(before) && smallFollows);
  }

  private int add(Token.Kind kind, String word, int start, int end) {
    Token piece = new Token(kind, word, start, end, meaning(kind, word));
    dated = dated || piece.meaning().month() > 0;
    timed = timed || piece.opensTime();
    pieces.add(piece);
    return end;
  }

  private static Meaning meaning(Token.Kind kind, String word) {
    return kind == Token.Kind.WORD ? Meaning.of(word) : Meaning.NONE;
  }

  private static boolean isBlank(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.getType(point) == Character.FORMAT
        || (point >= 0xFE00 && point <= 0xFE0F);
  }
}
