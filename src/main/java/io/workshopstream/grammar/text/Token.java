package io.workshopstream.grammar.text;

import java.util.Set;

/**
 * The smallest piece of a text that means something.
 *
 * @param word lower case; dashes and quotes in one form
 * @param meaning what it means in days and times
 */
public record Token(Kind kind, String word, int start, int end, Meaning meaning) {

  public enum Kind {
    NUMBER,
    WORD,
    MARK,
    /** A line ends here. */
    BREAK,
    /** Before the first and after the last piece. */
    NONE
  }

  public static final Token OUTSIDE = new Token(Kind.NONE, "", 0, 0, Meaning.NONE);
  private static final Set<String> RANGE = Vocabulary.of("- to till til until through thru bis al");
  private static final Set<String> LIST = Vocabulary.of(", & + / and und y");

  public boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  public boolean isWord() {
    return kind == Kind.WORD;
  }

  public boolean is(String expected) {
    return word.equals(expected);
  }

  /** Whether it stands between the first and the last of several: a dash, "to", "until". */
  public boolean isRange() {
    return RANGE.contains(word);
  }

  /** Whether it stands between one and the next of several: a comma, "and". */
  public boolean isList() {
    return LIST.contains(word);
  }

  public int digits() {
    return isNumber() ? word.length() : 0;
  }

  /** The number written, or -1 for what is none or has more than nine digits. */
  public int value() {
    return isNumber() && word.length() <= 9 ? Integer.parseInt(word) : -1;
  }

  /** The number that a word names, 1 to 19, or 0. */
  public int small() {
    return meaning.small();
  }

  /** The tens that a word names, 20 to 90, or 0. */
  public int tens() {
    return meaning.tens();
  }

  /** Whether a time of day may begin here, in digits or in words. */
  public boolean opensTime() {
    return isNumber() || meaning.opensTime();
  }

  /** Whether nothing stands between this piece and the one after it. */
  public boolean touches(Token next) {
    return end == next.start && next.kind != Kind.NONE && kind != Kind.NONE;
  }

  public Span span() {
    return new Span(start, end);
  }
}
