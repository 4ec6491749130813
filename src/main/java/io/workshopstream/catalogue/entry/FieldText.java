package io.workshopstream.catalogue.entry;

import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a workshop as one text each: what is compared, shown and kept of what people set.
 * Ids are joined by commas, slots by line breaks.
 */
public final class FieldText {

  private FieldText() {}

  /** What the page says, as a text; empty when it says nothing, or nothing of that kind. */
  public static String of(Workshop workshop, OverriddenField field) {
    return switch (field) {
      case BY -> orEmpty(workshop.by());
      case ARTISTS -> String.join(",", workshop.artistIds());
      case SONG -> orEmpty(workshop.song());
      case TIMES -> of(workshop.slots());
      case PRICING -> orEmpty(workshop.pricing());
      case LINK -> workshop.link().toString();
      case TYPE -> workshop.type().word();
      case HIDDEN -> "false";
      case CHOREOGRAPHY -> "";
    };
  }

  /** Slots as texts, a line each. */
  public static String of(List<Slot> slots) {
    return slots.stream().map(Slot::text).collect(Collectors.joining("\n"));
  }

  /** The workshop with another value. */
  static Workshop with(Workshop page, OverriddenField field, String text) {
    return switch (field) {
      case BY -> page.withPeople(orNull(text), page.artistIds());
      case ARTISTS -> page.withPeople(page.by(), ids(text));
      case SONG -> page.withSong(orNull(text));
      case TIMES -> page.withSlots(slots(text));
      case PRICING -> page.withPricing(orNull(text));
      case LINK -> page.withLink(URI.create(text));
      case TYPE -> page.withType(EventType.valueOf(text.toUpperCase(Locale.ROOT)));
      case HIDDEN, CHOREOGRAPHY -> page;
    };
  }

  /**
   * The slots that a text tells.
   *
   * @throws IllegalArgumentException when a line is none
   */
  public static List<Slot> slots(String text) {
    return text.lines()
        .map(
            line ->
                Slot.parse(line)
                    .orElseThrow(() -> new IllegalArgumentException("no slot: " + line)))
        .toList();
  }

  /** The ids that a text lists. */
  static List<String> ids(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
  }

  private static String orEmpty(@Nullable String text) {
    return Stream.ofNullable(text).findFirst().orElse("");
  }

  private static @Nullable String orNull(String text) {
    return Optional.of(text).filter(one -> !one.isEmpty()).orElse(null);
  }
}
