package io.workshopstream.extraction.learned;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What an element is, in words that stay when a site is built anew: its tag and its first class, of
 * which counters, hashes and what else programs generate are left out.
 */
final class StableKind {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern SEAMS = Pattern.compile("[^\\p{L}\\p{N}]{1,9}");
  private static final int SHORT = 3;
  private static final int TOLD = 2;
  private static final int LONGEST = 60;

  private StableKind() {}

  /** {@code div.card} for {@code <div class="card_x7Yz2 is-new">}. */
  static String of(Element element) {
    String name = stableClass(element.className());
    String tag = element.normalName();
    String kind = tag.substring(0, Math.min(LONGEST, tag.length()));
    return name.isEmpty() ? kind : kind + "." + name;
  }

  /** Whether its class tells it from other elements of its tag. */
  static boolean isTold(Element element) {
    return !stableClass(element.className()).isEmpty();
  }

  private static String stableClass(String classes) {
    for (String one : BLANKS.split(classes, -1)) {
      String stable = withoutGenerated(one);
      if (!stable.isEmpty()) {
        return stable;
      }
    }
    return "";
  }

  private static String withoutGenerated(String name) {
    StringBuilder stable = new StringBuilder();
    boolean told = false;
    for (String part : SEAMS.split(name, -1)) {
      if (!part.isEmpty() && !isGenerated(part)) {
        stable.append(stable.isEmpty() ? "" : "-").append(part);
        told |= part.length() >= TOLD;
      }
    }
    return told ? stable.substring(0, Math.min(LONGEST, stable.length())) : "";
  }

  /** Has a digit, or humps too short for words: {@code x7Yz2}, {@code bdVaJa}. */
  private static boolean isGenerated(String part) {
    int humps = 1;
    int vowels = 0;
    for (int at = 0; at < part.length(); at++) {
      char sign = part.charAt(at);
      if (Character.isDigit(sign)) {
        return true;
      }
      humps += at > 0 && Character.isUpperCase(sign) ? 1 : 0;
      vowels += "aeiouyAEIOUY".indexOf(sign) >= 0 || sign > 'z' ? 1 : 0;
    }
    boolean capitals = humps == part.length();
    boolean choppy = humps > 1 && !capitals && part.length() < humps * SHORT;
    return choppy || (vowels == 0 && part.length() > SHORT);
  }
}
