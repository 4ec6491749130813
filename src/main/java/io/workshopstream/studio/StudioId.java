package io.workshopstream.studio;

import java.util.Optional;
import java.util.regex.Pattern;

/** The key of a studio: 1 to 64 lower-case letters, digits, dots, dashes or underscores. */
public record StudioId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]");

  /**
   * @throws IllegalArgumentException when the value has another form; use {@link #parse} for what
   *     comes from outside
   */
  public StudioId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a studio id: " + value);
    }
  }

  /**
   * The id that a caller wrote, blanks around it dropped; empty when no studio could be named so.
   */
  public static Optional<StudioId> parse(String words) {
    String value = words.strip();
    return FORM.matcher(value).matches() ? Optional.of(new StudioId(value)) : Optional.empty();
  }

  /** How it stands in the names of environment variables: where other ids stand alike. */
  public String variable() {
    return OTHER.matcher(value).replaceAll("_");
  }

  @Override
  public String toString() {
    return value;
  }
}
