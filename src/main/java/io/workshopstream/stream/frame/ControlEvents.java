package io.workshopstream.stream.frame;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.RunStatus;
import java.time.Instant;
import java.util.Locale;

/** Events about one client's connection: they belong to no run's log. */
public final class ControlEvents {

  private final JsonEventEncoder encoder;

  public ControlEvents(JsonEventEncoder encoder) {
    this.encoder = encoder;
  }

  /**
   * The server ends this connection, not the run; the id stays where the client is, so that it can
   * come back.
   *
   * @param lastId the id of the last event that the client has
   */
  public EventFrame close(String lastId, String message) {
    return frame(lastId, RunEventType.CLOSE, new EventData.Message(message));
  }

  /** A warning to one client about events that nobody has any more. */
  public EventFrame skipped(RunId run, long from, long to, Instant at) {
    String message =
        String.format(
            Locale.ROOT,
            "Skipped events %d to %d: they are no longer kept; what is left of them is at"
                + " /api/runs/%s/log?from=%d&to=%d",
            from,
            to,
            run,
            from,
            to);
    RecordedEvent warning =
        encoder.encode(run, to, at, new RunEvent.Logged(Level.WARNING, message, null));
    return EventFrame.of(warning);
  }

  /**
   * The first event of a stream with full detail: what the server made of the place that the client
   * said it has.
   *
   * @param lastId the id after which the client goes on
   */
  public EventFrame verdict(String lastId, RunId run, RunState state, ResumeVerdict verdict) {
    EventData.State data =
        new EventData.State(
            run.value(), state.word(), null, null, verdict.word(), verdict.after(), verdict.gap());
    return frame(lastId, RunEventType.RUN, data);
  }

  /** What clients with full detail get instead of silence. */
  public EventFrame heartbeat(String lastId, RunId run, RunStatus status) {
    return frame(lastId, RunEventType.HEARTBEAT, new EventData.Heartbeat(run.value(), status));
  }

  private EventFrame frame(String lastId, RunEventType type, Object data) {
    return new EventFrame(lastId, type, encoder.data(data));
  }
}
