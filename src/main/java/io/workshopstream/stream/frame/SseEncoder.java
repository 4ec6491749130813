package io.workshopstream.stream.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.run.event.EncodedEvent;
import io.workshopstream.run.event.EventEncoder;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.RunStatus;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Events as Server-Sent Events: {@code id}, {@code event} and one line of JSON as {@code data},
 * each frame in one piece and ended by a blank line (WHATWG HTML, section 9.2).
 */
public final class SseEncoder implements EventEncoder {

  private final ObjectMapper json;

  /**
   * @param json any mapper with snake_case names; the names of the specification's own events are
   *     fixed
   */
  public SseEncoder(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public EncodedEvent encode(RunId run, long sequence, Instant at, RunEvent event) {
    Payload payload =
        event.accept(new PayloadMapper(at.truncatedTo(ChronoUnit.SECONDS).toString()));
    byte[] frame = bytes(new EventId(run, sequence).toString(), payload.event(), payload.data());
    return new EncodedEvent(
        payload.event(), payload.level(), payload.item(), payload.text(), frame);
  }

  private byte[] bytes(String id, String event, Object data) {
    try {
      String head = "id: " + id + "\nevent: " + event + "\ndata: ";
      return (head + json.writeValueAsString(data) + "\n\n").getBytes(UTF_8);
    } catch (JsonProcessingException impossible) { // values made of records, lists and texts
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * The server ends this connection, not the run; the id stays where the client is, so that it can
   * come back.
   */
  public SseFrame close(String place, String message) {
    return new SseFrame(place, "close", bytes(place, "close", new PayloadMapper.Message(message)));
  }

  /** A warning to one client about events that nobody has any more. */
  public SseFrame skipped(RunId run, long from, long to, Instant at) {
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
    RunEvent warning = new RunEvent.Logged(Level.WARNING, message, null);
    EncodedEvent encoded = encode(run, to, at, warning);
    return new SseFrame(new EventId(run, to).toString(), encoded.name(), encoded.frame());
  }

  /**
   * The first event of a stream with full detail: what the server made of the place that the client
   * said it has.
   *
   * @param place the id after which the client goes on
   */
  public SseFrame verdict(String place, RunId run, RunState state, ResumeVerdict verdict) {
    Object data =
        new PayloadMapper.RunData(
            run.value(), state.word(), null, null, verdict.word(), verdict.after(), verdict.gap());
    return new SseFrame(place, "run", bytes(place, "run", data));
  }

  /** What clients with full detail get instead of silence. */
  public SseFrame heartbeat(String place, RunId run, RunStatus status) {
    return new SseFrame(
        place, "heartbeat", bytes(place, "heartbeat", new PayloadMapper.Beat(run.value(), status)));
  }

  /**
   * The first bytes of every stream: they tell proxies and clients that it is alive. The id makes
   * no event, yet browsers keep it (WHATWG HTML, section 9.2.6): one whose connection drops before
   * the first event comes back with it, and starts nothing.
   *
   * @param place the id after which the client goes on; empty when there is none
   */
  public static byte[] opening(String place, long retryMillis) {
    String id = place.isEmpty() ? "" : "id: " + place + "\n";
    return (retry(retryMillis) + ": workshop streaming\n" + id + "\n").getBytes(UTF_8);
  }

  /** How long clients shall wait before they come back. */
  public static String retry(long millis) {
    return "retry: " + millis + "\n";
  }

  /**
   * A comment that keeps proxies from cutting an idle stream and finds out who has left. No blank
   * line follows: several clients tell of what stands between two of them as of an empty event.
   */
  public static byte[] comment() {
    return ": \n".getBytes(UTF_8);
  }
}
