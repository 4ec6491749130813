package io.workshopstream.extraction.outline;

import io.workshopstream.grammar.text.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Reads small pictures that say what the words beside them are: a pin, a calendar, a clock. */
final class Icons {

  private static final Pattern MARKS = Pattern.compile("[^a-z]+");
  private static final Set<String> TAGS = Set.of("i", "span", "svg", "img", "em", "b");
  private static final List<String> ATTRIBUTES =
      List.of("class", "alt", "data-icon", "aria-label", "name", "icon");
  private static final Set<String> PLACES =
      Vocabulary.of("marker pin location geo placemark venue mapmarker");
  private static final Set<String> DAYS = Vocabulary.of("calendar date cal");
  private static final Set<String> TIMES = Vocabulary.of("clock time");
  private static final int LONGEST = 80;

  private Icons() {}

  /** The sign that people write for the same thing; empty for any other element. */
  static String sign(Element element) {
    boolean bare = element.attributesSize() == 0;
    if (bare || !TAGS.contains(element.normalName()) || element.childrenSize() > 3) {
      return "";
    }
    boolean picture = element.nameIs("svg") || element.nameIs("img") || element.nameIs("i");
    if (!picture && (!element.hasAttr("class") || element.childNodeSize() > 0)) {
      return "";
    }
    if (!element.nameIs("svg") && !element.ownText().isBlank()) {
      return "";
    }
    for (String attribute : ATTRIBUTES) {
      String sign = sign(element.attr(attribute));
      if (!sign.isEmpty()) {
        return sign;
      }
    }
    return "";
  }

  private static String sign(String value) {
    if (value.isEmpty() || value.length() > LONGEST) {
      return "";
    }
    for (String word : MARKS.split(value.toLowerCase(Locale.ROOT), -1)) {
      if (PLACES.contains(word)) {
        return "\uD83D\uDCCD ";
      }
      if (DAYS.contains(word)) {
        return "\uD83D\uDCC5 ";
      }
      if (TIMES.contains(word)) {
        return "\u23F0 ";
      }
    }
    return "";
  }
}
