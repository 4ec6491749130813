package io.workshopstream.stream.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data of each kind of event. */
record PayloadMapper(String timestamp) implements RunEvent.Visitor<Payload> {

  private record Envelope(String type, String timestamp, Object data) {}

  private record LogData(String message, String level) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record ProgressData(double percentage, int current, int total, String message) {}

  /** What {@code complete} and {@code close} say. */
  record Message(String message) {}

  private record Problem(String error) {}

  /** What {@code run} says; a verdict only in the first one of a stream. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RunData(
      String run,
      String state,
      @Nullable Integer position,
      @Nullable String reason,
      @Nullable String resume,
      @Nullable Long after,
      ResumeVerdict.@Nullable Gap gap) {}

  /** What {@code heartbeat} says. */
  record Beat(String run, @JsonUnwrapped RunStatus status) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record ItemData(
      String timestamp, String item, String outcome, String reason, List<?> details) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record ChangeData(
      String timestamp,
      String kind,
      String key,
      @Nullable Object before,
      @Nullable Object after,
      @Nullable String item) {}

  private record Silence(String timestamp, long silentForSeconds) {}

  @Override
  public Payload logged(RunEvent.Logged event) {
    LogData data = new LogData(event.message(), event.level().word());
    return new Payload(
        "logs",
        new Envelope("logs", timestamp, data),
        event.level(),
        event.item(),
        event.message());
  }

  @Override
  public Payload progressed(RunEvent.Progressed event) {
    ProgressData data =
        new ProgressData(event.percentage(), event.current(), event.total(), event.message());
    return new Payload(
        "progress_bar", new Envelope("progress_bar", timestamp, data), null, event.message());
  }

  @Override
  public Payload stateChanged(RunEvent.StateChanged event) {
    String word = event.state().word();
    RunData data =
        new RunData(event.run().value(), word, event.position(), event.reason(), null, null, null);
    return new Payload("run", data, null, word);
  }

  @Override
  public Payload itemDone(RunEvent.ItemDone event) {
    ItemData data =
        new ItemData(timestamp, event.item(), event.outcome(), event.reason(), event.details());
    return new Payload("item", data, event.item(), event.outcome() + " " + event.reason());
  }

  @Override
  public Payload changed(RunEvent.Changed event) {
    ChangeData data =
        new ChangeData(
            timestamp, event.kind(), event.key(), event.before(), event.after(), event.item());
    return new Payload("change", data, event.item(), event.kind() + " " + event.key());
  }

  @Override
  public Payload stalled(RunEvent.Stalled event) {
    Silence data = new Silence(timestamp, event.silence().toSeconds());
    return new Payload("stalled", data, null, "");
  }

  @Override
  public Payload recovered(RunEvent.Recovered event) {
    Silence data = new Silence(timestamp, event.silence().toSeconds());
    return new Payload("recovered", data, null, "");
  }

  @Override
  public Payload completed(RunEvent.Completed event) {
    return new Payload("complete", new Message(event.message()), null, event.message());
  }

  @Override
  public Payload failed(RunEvent.Failed event) {
    return new Payload("error", new Problem(event.error()), null, event.error());
  }

  @Override
  public Payload closed(RunEvent.Closed event) {
    return new Payload("close", new Message(event.message()), null, event.message());
  }
}
