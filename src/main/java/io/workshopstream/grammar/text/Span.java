package io.workshopstream.grammar.text;

/**
 * A place in a text.
 *
 * @param start offset of the first character
 * @param end offset after the last character
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + " to " + end);
    }
  }

  /** The words at this place of the text that it was found in. */
  public String in(String text) {
    return text.substring(start, end);
  }

  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }
}
