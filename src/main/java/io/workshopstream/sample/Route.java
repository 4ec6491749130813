package io.workshopstream.sample;

import java.util.Locale;

/**
 * What the sites answer to one address.
 *
 * @param path compared exactly, so short links keep their case
 * @param target the page's file, or where a redirect leads
 */
record Route(String path, Manner manner, String target) {

  /** How an address behaves. */
  enum Manner {
    /** At once. */
    PAGE,
    /** After a while. */
    SLOW,
    /** Busy at every other request, the first included. */
    FLAKY,
    /** At once, though robots.txt asks robots to stay away. */
    HIDDEN,
    /** With another address. */
    REDIRECT
  }

  /**
   * @param line manner, path and target with blanks between them, as in {@code routes.txt}
   */
  static Route of(String line) {
    String[] words = line.strip().split("\\s+", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("not a route: " + line);
    }
    return new Route(words[1], Manner.valueOf(words[0].toUpperCase(Locale.ROOT)), words[2]);
  }
}
