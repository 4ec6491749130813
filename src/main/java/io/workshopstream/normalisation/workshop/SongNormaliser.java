package io.workshopstream.normalisation.workshop;

import java.util.Locale;
import java.util.regex.Pattern;

/** Brings words into the catalogue's form. */
final class SongNormaliser {

  private static final Pattern BLANKS = Pattern.compile("\\s{1,1000}");

  private SongNormaliser() {}

  /** Lower case, without emoji and with single blanks: "Desi Girl ❤️" is "desi girl". */
  static String plain(String words) {
    StringBuilder plain = new StringBuilder(words.length());
    for (int at = 0; at < words.length(); at = words.offsetByCodePoints(at, 1)) {
      int point = words.codePointAt(at);
      if (point < 0x80 || !isEmoji(point)) {
        plain.appendCodePoint(point);
      }
    }
    return BLANKS.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isEmoji(int point) {
    int type = Character.getType(point);
    boolean selector = (point >= 0xFE00 && point <= 0xFE0F) || point == 0x200D || point == 0x20E3;
    boolean skin = point >= 0x1F3FB && point <= 0x1F3FF;
    return type == Character.OTHER_SYMBOL || type == Character.SURROGATE || selector || skin;
  }
}
