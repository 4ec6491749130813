package io.workshopstream.studio.field;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of a studio beside its id. What one may be is said here for all ways by which it comes
 * in: the configuration, the API and the database.
 */
public enum StudioField {
  /** Shown to people. */
  NAME(FieldForm.line(200), null),
  /** The page that lists the workshops. */
  START(FieldForm.address(), null),
  /** What a workshop link starts with, compared without case. */
  PREFIX(FieldForm.prefix(), null),
  /** The page that lists the workshops, when there is a key; with a place for it. */
  WITH_KEY_START(FieldForm.template(), null),
  /** What a workshop link starts with, when there is a key. */
  WITH_KEY_PREFIX(FieldForm.prefix(), null),
  /** What to tell people to set when the key is missing. */
  KEY_NAME(FieldForm.line(200), null),
  /** How many links away from the start page to look. */
  DEPTH(FieldForm.number(0, 100), "1"),
  /** Whether the query tells pages apart. */
  KEEP_QUERY(FieldForm.flag(), "false"),
  /** Whether its pages need a browser. */
  RENDERING(FieldForm.oneOf("auto", "never", "always"), "auto"),
  /** Whether its site may live on a private address. */
  INTERNAL(FieldForm.flag(), "false"),
  /** Where it teaches. */
  CITY(FieldForm.line(200), StudioWords.USUAL_CITY),
  /** The wall clock of its pages. */
  ZONE(FieldForm.zone(), StudioWords.USUAL_ZONE),
  /** Whether it is refreshed at all. */
  ENABLED(FieldForm.flag(), "true"),
  /** When it is refreshed without being asked. */
  SCHEDULE(FieldForm.cron(), null),
  /** Shown by apps. */
  IMAGE_URL(FieldForm.address(), null),
  /** Shown by apps. */
  INSTAGRAM_LINK(FieldForm.address(), null);

  @SuppressWarnings("ImmutableEnumChecker") // a record of functions that keep nothing
  private final FieldForm form;

  private final @Nullable String usual;

  StudioField(FieldForm form, @Nullable String usual) {
    this.form = form;
    this.usual = usual;
  }

  /** Its name on the wire, such as {@code keep_query}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field with this name on the wire. */
  public static Optional<StudioField> of(String word) {
    return Arrays.stream(values()).filter(field -> field.word().equals(word)).findFirst();
  }

  /** Its name in the configuration, below the studio's, such as {@code keep-query}. */
  public String setting() {
    return this == WITH_KEY_START || this == WITH_KEY_PREFIX
        ? "with-key." + word().substring("with_key_".length())
        : word().replace('_', '-');
  }

  /** What it is when nobody says; null for nothing. */
  public @Nullable String usual() {
    return usual;
  }

  /** Whether its value is true or false. */
  public boolean isFlag() {
    return form.kind() == FieldForm.Kind.FLAG;
  }

  /** Whether its value is a whole number. */
  public boolean isNumber() {
    return form.kind() == FieldForm.Kind.NUMBER;
  }

  /** Whether its value is the address of something, which may hold a secret. */
  public boolean isAddress() {
    return switch (this) {
      case START, PREFIX, WITH_KEY_START, WITH_KEY_PREFIX, IMAGE_URL, INSTAGRAM_LINK -> true;
      default -> false;
    };
  }

  /** What its value has to be. */
  public String must() {
    return form.must();
  }

  /** The one spelling in which a value is kept; empty when it cannot work. */
  public Optional<String> read(String words) {
    return Optional.ofNullable(form.reading().apply(words.strip())).filter(text -> !text.isEmpty());
  }
}
