package io.workshopstream.run.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which log lines a reader wants. Events that are no log lines always pass, except that with an
 * item only those that concern it, or no item at all, do.
 *
 * @param levels the levels wanted; empty for all
 * @param item what they shall be about, compared as a part of it; null for everything
 * @param text what they shall contain, compared without case; null for everything
 */
public record EventFilter(Set<Level> levels, @Nullable String item, @Nullable String text) {

  public static final EventFilter ALL = new EventFilter(Set.of(), null, null);

  public EventFilter {
    levels = Set.copyOf(levels);
  }

  /**
   * The filter that a reader describes.
   *
   * @param levels separated by commas, such as {@code warning,error}; null or blank for all
   * @throws IllegalArgumentException with a sentence for the reader when a level is unknown
   */
  public static EventFilter of(
      @Nullable String levels, @Nullable String item, @Nullable String text) {
    return new EventFilter(levels(levels), blankToNull(item), blankToNull(text));
  }

  private static Set<Level> levels(@Nullable String words) {
    if (words == null || words.isBlank()) {
      return Set.of();
    }
    return Arrays.stream(words.split(",", -1)).map(EventFilter::level).collect(Collectors.toSet());
  }

  private static Level level(String word) {
    return Arrays.stream(Level.values())
        .filter(level -> level.word().equals(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "level must be one or more of info, success, warning and error, separated by commas"));
  }

  private static @Nullable String blankToNull(@Nullable String words) {
    return words == null || words.isBlank() ? null : words;
  }

  /** Whether the reader wants the event. */
  public boolean wants(RecordedEvent event) {
    return wantsItem(event) && (event.level() == null || wantsLine(event));
  }

  private boolean wantsItem(RecordedEvent event) {
    String about = event.item();
    return item == null || (about == null ? event.level() == null : about.contains(item));
  }

  private boolean wantsLine(RecordedEvent event) {
    return (levels.isEmpty() || levels.contains(event.level()))
        && (text == null
            || event.text().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
  }
}
