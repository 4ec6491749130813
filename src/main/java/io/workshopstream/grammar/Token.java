package io.workshopstream.grammar;

/**
 * The smallest piece of a text that means something.
 *
 * @param word lower case; dashes and quotes in one form
 */
record Token(Kind kind, String word, int start, int end) {

  enum Kind {
    NUMBER,
    WORD,
    MARK,
    /** A line ends here. */
    BREAK,
    /** Before the first and after the last piece. */
    NONE
  }

  static final Token OUTSIDE = new Token(Kind.NONE, "", 0, 0);

  boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  boolean is(String expected) {
    return word.equals(expected);
  }

  int digits() {
    return isNumber() ? word.length() : 0;
  }

  /** The number written, or -1 for what is none or has more than nine digits. */
  int value() {
    return isNumber() && word.length() <= 9 ? Integer.parseInt(word) : -1;
  }

  /** Whether nothing stands between this piece and the one after it. */
  boolean touches(Token next) {
    return end == next.start && next.kind != Kind.NONE && kind != Kind.NONE;
  }

  Span span() {
    return new Span(start, end);
  }
}
