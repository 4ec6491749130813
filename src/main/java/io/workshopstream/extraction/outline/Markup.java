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
    StringBuilder plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean plainLetter = letter > ' ' && letter < 0x7f;
      boolean blank =
          !plainLetter && (Character.isWhitespace(letter) || Character.isSpaceChar(letter));
      boolean format = !plainLetter && Character.getType(letter) == Character.FORMAT;
      if (format && letter != '\u200d') {
        continue;
      }
      if (!blank) {
        plain.append(letter);
      } else if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    }
    return plain.toString().strip();
  }

  public static String oneLine(String text) {
    return collapsed(text);
  }
}
