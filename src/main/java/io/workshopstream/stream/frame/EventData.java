package io.workshopstream.stream.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.workshopstream.run.event.RunStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data of each type of event, written as JSON. */
final class EventData {

  private EventData() {}

  /** What {@code logs} and {@code progress_bar} wrap their data in. */
  record Envelope(String type, String timestamp, Object data) {}

  record Log(String message, String level) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Progress(double percentage, int current, int total, String message) {}

  /** What {@code complete} and {@code close} say. */
  record Message(String message) {}

  /** What {@code error} says. */
  record Failure(String error) {}

  /** What {@code run} says; a verdict only in the first one of a stream. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record State(
      String run,
      String state,
      @Nullable Integer position,
      @Nullable String reason,
      @Nullable String resume,
      @Nullable Long after,
      ResumeVerdict.@Nullable Gap gap) {}

  /** What {@code heartbeat} says. */
  record Heartbeat(String run, @JsonUnwrapped RunStatus status) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Item(String timestamp, String item, String outcome, String reason, List<?> details) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(
      String timestamp,
      String kind,
      String key,
      @Nullable Object before,
      @Nullable Object after,
      @Nullable String item) {}

  /** What a parent adds to what a child run tells: whose it is. */
  record Origin(String studioId, String run) {}

  /** What {@code stalled} and {@code recovered} say. */
  record Silence(String timestamp, long silentForSeconds) {}
}
