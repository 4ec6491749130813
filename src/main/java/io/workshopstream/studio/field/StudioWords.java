package io.workshopstream.studio.field;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of a studio, each in the one spelling in which it is kept. Such as nobody gave are
 * there as they usually are, or not at all.
 */
public record StudioWords(Map<StudioField, String> values) {

  /** Where a studio teaches that does not say so. */
  public static final String USUAL_CITY = "Bangalore";

  /** The wall clock of that city. */
  public static final String USUAL_ZONE = "Asia/Kolkata";

  /** A studio of which nothing is said. */
  public static final StudioWords NONE = new StudioWords(Map.of());

  public StudioWords {
    Map<StudioField, String> all = new EnumMap<>(StudioField.class);
    for (StudioField field : StudioField.values()) {
      String value = values.containsKey(field) ? values.get(field) : field.usual();
      if (value != null) {
        all.put(field, value);
      }
    }
    values = Collections.unmodifiableMap(all);
  }

  /** The value; null when there is none. */
  public @Nullable String get(StudioField field) {
    return values.get(field);
  }

  /** The value; the empty text when there is none. */
  public String text(StudioField field) {
    return values.getOrDefault(field, "");
  }

  /** Whether a value is true. */
  public boolean is(StudioField field) {
    return text(field).equals("true");
  }

  /** The same with some values changed; an empty one becomes what it usually is. */
  public StudioWords with(Map<StudioField, Optional<String>> changes) {
    Map<StudioField, String> all = new EnumMap<>(StudioField.class);
    all.putAll(values);
    changes.forEach(
        (field, value) ->
            value.ifPresentOrElse(words -> all.put(field, words), () -> all.remove(field)));
    return new StudioWords(all);
  }

  /** The fields that another one has otherwise. */
  public List<StudioField> changedIn(StudioWords other) {
    List<StudioField> changed = new ArrayList<>();
    for (StudioField field : StudioField.values()) {
      if (!text(field).equals(other.text(field))) {
        changed.add(field);
      }
    }
    return changed;
  }

  /** What the values together lack or have too much. */
  public List<FieldProblem> problems() {
    List<FieldProblem> problems = new ArrayList<>();
    need(StudioField.NAME, "given", problems);
    if (get(StudioField.WITH_KEY_START) == null) {
      need(StudioField.START, "given, or with_key_start where a page needs a key", problems);
    } else {
      need(StudioField.WITH_KEY_PREFIX, "given, as with_key_start is", problems);
      keyPlace(problems);
    }
    if (get(StudioField.START) != null) {
      need(StudioField.PREFIX, "given, as start is", problems);
    }
    for (StudioField field : StudioField.values()) {
      if (field.isAddress()) {
        keyWrittenOut(field, problems);
      }
    }
    return problems;
  }

  private void need(StudioField field, String must, List<FieldProblem> problems) {
    if (get(field) == null) {
      problems.add(new FieldProblem(field, "", must));
    }
  }

  private void keyPlace(List<FieldProblem> problems) {
    if (KeyPlace.isInHost(text(StudioField.WITH_KEY_START))) {
      String must = "an address with {key} behind the name of its host";
      problems.add(
          new FieldProblem(StudioField.WITH_KEY_START, text(StudioField.WITH_KEY_START), must));
    }
  }

  /** Nothing else in the database is worth stealing, and it is copied about. */
  private void keyWrittenOut(StudioField field, List<FieldProblem> problems) {
    if (KeyPlace.isFilled(text(field))) {
      String must =
          "an address without a secret in it: write {key} for it in with_key_start, and give the"
              + " server the setting studio.<id>.key";
      problems.add(new FieldProblem(field, text(field), must));
    }
  }
}
