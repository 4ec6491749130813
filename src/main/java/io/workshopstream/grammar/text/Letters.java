package io.workshopstream.grammar.text;

import java.text.Normalizer;
import java.util.Locale;

/** Brings the letters and marks of a text into the one form in which they are compared. */
final class Letters {

  private static final int FIRST_DECORATED = 0x1D2C;

  private Letters() {}

  /**
   * Lower case; letters of the alphabets that only decorate ("𝗡𝗼𝘃", "15ᵗʰ") in their plain form.
   */
  static String plain(String word) {
    for (int at = 0; at < word.length(); at++) {
      if (word.charAt(at) >= FIRST_DECORATED && isDecorated(word.codePointAt(at))) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
      }
    }
    return word.toLowerCase(Locale.ROOT);
  }

  private static boolean isDecorated(int point) {
    boolean mathematical = point >= 0x1D400 && point <= 0x1D7FF;
    boolean raised = point >= FIRST_DECORATED && point <= 0x1DBF;
    return mathematical || raised || (point >= 0xFF21 && point <= 0xFF5A);
  }

  /** A dash, a quote or a colon in the form that all of its kind have. */
  static String mark(String mark) {
    return switch (mark) {
      case "–", "—", "‒", "―", "−", "‐", "‑", "~" -> "-";
      case "’", "‘", "`" -> "'";
      case "：" -> ":";
      case "，" -> ",";
      default -> mark;
    };
  }
}
