package io.workshopstream.catalogue.workshop;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A workshop as the columns of the catalogue take it, or the value that none of them can. Words are
 * cut where they still make sense: whole artists, whole lines of prices, a song with an ellipsis. A
 * key or a link that is cut would be another one, so it is refused.
 */
public sealed interface Fitted {

  /** The workshop, cut where it had to be. */
  record Whole(Workshop workshop) implements Fitted {}

  /**
   * A value that cannot be stored.
   *
   * @param value what it is, such as {@code link}
   */
  record Refused(String value, int length, int longest) implements Fitted {}

  /** More meetings than a year has days are no course that people book. */
  int MOST_SLOTS = 366;

  /** Fits the workshop into the columns. */
  static Fitted of(Workshop workshop) {
    String link = workshop.link().toString();
    if (link.length() > Columns.LINK) {
      return new Refused("link", link.length(), Columns.LINK);
    }
    if (workshop.uuid().length() > Columns.KEY) {
      return new Refused("key", workshop.uuid().length(), Columns.KEY);
    }
    List<Slot> slots = workshop.slots();
    return new Whole(
        new Workshop(
            workshop.uuid(),
            workshop.studio(),
            workshop.type(),
            workshop.link(),
            parts(workshop.by(), " x ", Columns.ARTISTS),
            words(workshop.song(), Columns.SONG),
            slots.subList(0, Math.min(slots.size(), MOST_SLOTS)),
            parts(workshop.pricing(), "\n", Columns.PRICING),
            workshop.artistIds()));
  }

  /** As many whole parts as fit; when not even the first one does, its beginning. */
  private static @Nullable String parts(@Nullable String text, String between, int longest) {
    if (text == null || text.length() <= longest) {
      return storable(text);
    }
    List<String> all = Arrays.asList(text.split(Pattern.quote(between), -1));
    StringBuilder fitting = new StringBuilder();
    for (String part : all) {
      int length = fitting.length() + (fitting.isEmpty() ? 0 : between.length()) + part.length();
      if (length > longest) {
        break;
      }
      fitting.append(fitting.isEmpty() ? "" : between).append(part);
    }
    return fitting.isEmpty() ? words(all.get(0), longest) : storable(fitting.toString());
  }

  private static @Nullable String words(@Nullable String text, int longest) {
    return text == null || text.length() <= longest
        ? storable(text)
        : storable(cut(text, longest - 1)) + "…";
  }

  /** The beginning of a text, without what PostgreSQL stores in none. */
  static String stored(String text, int longest) {
    return Objects.requireNonNullElse(storable(cut(text, longest)), "");
  }

  /** The beginning of a text; a character that takes two places is not torn. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean torn = longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, torn ? longest - 1 : longest);
  }

  /** Without what PostgreSQL stores in no text: NUL and halves of characters. */
  private static @Nullable String storable(@Nullable String text) {
    if (text == null || text.codePoints().noneMatch(Fitted::isUnstorable)) {
      return text;
    }
    StringBuilder clean = new StringBuilder();
    text.codePoints().filter(point -> !isUnstorable(point)).forEach(clean::appendCodePoint);
    return clean.isEmpty() ? null : clean.toString();
  }

  private static boolean isUnstorable(int point) {
    return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
