package io.workshopstream.extraction;

import io.workshopstream.crawl.page.Page;

/**
 * A page that is one piece over and over.
 *
 * @param piece in it {@code #} is the number of the piece
 */
record HostileShape(Page.Kind kind, String before, String piece, String after) {

  static HostileShape page(String piece) {
    return new HostileShape(Page.Kind.HTML, "", piece, "");
  }

  /** A page of at least that many letters. */
  String of(int length) {
    StringBuilder page = new StringBuilder(before);
    for (int count = 0; page.length() + after.length() < length; count++) {
      page.append(piece.replace("#", String.valueOf(count)));
    }
    return page.append(after).toString();
  }

  @Override
  public String toString() {
    return before + piece + after;
  }
}
