package io.workshopstream.catalogue.entry;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody set by hand at a workshop.
 *
 * @param text the value as {@link FieldText} writes it; empty for none, such as no song
 * @param by who set it
 * @param reason why; null when nobody said
 */
public record FieldOverride(
    OverriddenField field, String text, String by, Instant at, @Nullable String reason) {

  /** The most characters of a value. */
  public static final int LONGEST_TEXT = 16_000;

  /** The most characters of a reason. */
  public static final int LONGEST_REASON = 500;

  /** The most characters of a name. */
  public static final int LONGEST_BY = 200;

  /** A name of somebody as it is kept. */
  public static String shortName(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST_BY));
  }

  /** The same value with other artists. */
  public FieldOverride withArtists(UnaryOperator<List<String>> change) {
    String others = String.join(",", change.apply(FieldText.ids(text)));
    return new FieldOverride(field, others, by, at, reason);
  }
}
