package io.workshopstream.stream.frame;

import io.workshopstream.run.event.Level;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of event is called and what its data says.
 *
 * @param data written as JSON
 * @param level of a log line; null for other events
 * @param item what it is about; null for the run as a whole
 * @param text what a search looks through
 */
record Payload(
    String event, Object data, @Nullable Level level, @Nullable String item, String text) {

  Payload(String event, Object data, @Nullable String item, String text) {
    this(event, data, null, item, text);
  }
}
