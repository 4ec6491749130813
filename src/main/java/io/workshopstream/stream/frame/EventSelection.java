package io.workshopstream.stream.frame;

import io.workshopstream.run.event.EventFilter;
import io.workshopstream.run.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What of a run a client wants to see; what it does not want costs it nothing but a hole in the
 * ids.
 */
public record EventSelection(Detail detail, EventFilter filter) {

  /**
   * The view that a client describes.
   *
   * @param detail {@code full}; null or empty for the events of the specification only
   * @param levels of the log lines wanted, separated by commas; null for all
   * @param item what events shall be about; null for everything
   * @param text what log lines shall contain; null for everything
   * @throws IllegalArgumentException with a sentence for the client when a word is unknown
   */
  public static EventSelection of(
      @Nullable String detail,
      @Nullable String levels,
      @Nullable String item,
      @Nullable String text) {
    return new EventSelection(detail(detail), EventFilter.of(levels, item, text));
  }

  private static Detail detail(@Nullable String word) {
    if (word == null || word.isEmpty()) {
      return Detail.SPECIFIED;
    }
    if (word.equals("full")) {
      return Detail.FULL;
    }
    throw new IllegalArgumentException("detail must be full, or left out");
  }

  public boolean shows(RecordedEvent recorded) {
    return detail.tells(recorded.type()) && filter.wants(recorded);
  }
}
