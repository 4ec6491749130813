package io.workshopstream.normalisation.workshop;

import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The uuids of a page's workshops: {@code studio/page/song/2026-01-24}, with {@code -1700} behind
 * the second of two that would be called the same. Stable as long as the page offers the same
 * workshop under the same link.
 */
final class WorkshopKeys {

  private static final Pattern PLAIN = Pattern.compile("[^A-Za-z0-9._~-]{1,1000}");
  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]{1,1000}");
  private static final Pattern EDGES = Pattern.compile("^-|-$");
  private static final int LONGEST = 80;

  private final String prefix;
  private final Set<String> given = new HashSet<>();

  WorkshopKeys(StudioId studio, URI link) {
    this.prefix = studio.value() + "/" + page(link);
  }

  String next(String name, Slot slot) {
    String key = prefix + "/" + slug(name) + "/" + slot.date();
    LocalTime start = slot.start();
    if (given.add(key)) {
      return key;
    }
    String timed =
        start == null
            ? key
            : key + String.format(Locale.ROOT, "-%02d%02d", start.getHour(), start.getMinute());
    String unique = timed;
    for (int twin = 2; !given.add(unique); twin++) {
      unique = timed + "-" + twin;
    }
    return unique;
  }

  /**
   * What tells a page from the studio's other pages: the last parts of its path, without endings
   * that every page has ({@code /0}); the query only where there is no path.
   */
  static String page(URI link) {
    String path = link.getRawPath() == null ? "" : link.getRawPath();
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (!part.isBlank()) {
        parts.add(part);
      }
    }
    while (parts.size() > 1 && parts.get(parts.size() - 1).equals("0")) {
      parts.remove(parts.size() - 1);
    }
    if (parts.isEmpty()) {
      String query = link.getRawQuery();
      return query == null ? "home" : cleaned(query);
    }
    String last = parts.get(parts.size() - 1);
    boolean number = last.chars().allMatch(Character::isDigit) && parts.size() > 1;
    return cleaned(number ? parts.get(parts.size() - 2) + "-" + last : last);
  }

  private static String cleaned(String part) {
    String clean = PLAIN.matcher(part).replaceAll("-");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
  }

  /** Where to cut, so that a character that takes two places is not torn. */
  private static int end(String text) {
    return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }

  private static String slug(String name) {
    String slug =
        MARKS.matcher(SongNormaliser.plain(name)).replaceAll("-").toLowerCase(Locale.ROOT);
    String plain = EDGES.matcher(slug).replaceAll("");
    return plain.isEmpty()
        ? "workshop"
        : plain.length() > LONGEST ? plain.substring(0, end(plain)) : plain;
  }
}
