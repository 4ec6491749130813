package io.workshopstream.extraction.outline;

import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** Turns words that may carry HTML into plain words. */
public final class Markup {

  private Markup() {}

  /** One line without tags, entities and repeated blanks. */
  public static String plain(String words) {
    String text = words;
    if (text.indexOf('&') >= 0) {
      text = Parser.unescapeEntities(text, false);
    }
    if (text.indexOf('<') >= 0) {
      text = Jsoup.parse(text).text();
    }
    return collapsed(text);
  }

  private static String collapsed(String text) {
    char[] plain = new char[text.length()];
    int size = 0;
    for (int at = 0; at < plain.length; at++) {
      char letter = text.charAt(at);
      boolean plainLetter = letter > ' ' && letter < 0x7f;
      if (plainLetter || letter == '\u200d' || !isBlank(letter)) {
        boolean format = !plainLetter && Character.getType(letter) == Character.FORMAT;
        if (!format || letter == '\u200d') {
          plain[size++] = letter;
        }
      } else if (size > 0 && plain[size - 1] != ' ') {
        plain[size++] = ' ';
      }
    }
    return new String(plain, 0, size).strip();
  }

  private static boolean isBlank(char letter) {
    return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
  }

  public static String oneLine(String text) {
    return collapsed(text);
  }
}
