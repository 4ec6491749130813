package io.workshopstream.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.run.Encoded;
import io.workshopstream.run.EventEncoder;
import io.workshopstream.run.Level;
import io.workshopstream.run.RunEvent;
import io.workshopstream.run.RunId;
import io.workshopstream.run.RunState;
import io.workshopstream.run.RunStatus;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Events as Server-Sent Events: {@code id}, {@code event} and one line of JSON as {@code data},
 * each frame in one piece and ended by a blank line (WHATWG HTML, section 9.2).
 */
public final class Frames implements EventEncoder {

  private final ObjectMapper json;

  /**
   * @param json any mapper with snake_case names; the names of the specification's own events are
   *     fixed
   */
  public Frames(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public Encoded encode(RunId run, long sequence, Instant at, RunEvent event) {
    Payload payload = event.accept(new Payloads(at.truncatedTo(ChronoUnit.SECONDS).toString()));
    byte[] frame = bytes(new EventId(run, sequence).toString(), payload.event(), payload.data());
    return new Encoded(payload.event(), payload.level(), payload.item(), payload.text(), frame);
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
  Frame close(String place, String message) {
    return new Frame(place, "close", bytes(place, "close", new Payloads.Message(message)));
  }

  /** A warning to one client about events that nobody has any more. */
  Frame skipped(RunId run, long from, long to, Instant at) {
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
    Encoded encoded = encode(run, to, at, warning);
    return new Frame(new EventId(run, to).toString(), encoded.name(), encoded.frame());
  }

  /**
   * The first event of a stream with full detail: what the server made of the place that the client
   * said it has.
   *
   * @param place the id after which the client goes on
   */
  Frame verdict(String place, RunId run, RunState state, Verdict verdict) {
    Object data =
        new Payloads.RunData(
            run.value(), state.word(), null, null, verdict.word(), verdict.after(), verdict.gap());
    return new Frame(place, "run", bytes(place, "run", data));
  }

  /** What clients with full detail get instead of silence. */
  Frame heartbeat(String place, RunId run, RunStatus status) {
    return new Frame(
        place, "heartbeat", bytes(place, "heartbeat", new Payloads.Beat(run.value(), status)));
  }

  /**
   * The first bytes of every stream: they tell proxies and clients that it is alive. The id makes
   * no event, yet browsers keep it (WHATWG HTML, section 9.2.6): one whose connection drops before
   * the first event comes back with it, and starts nothing.
   *
   * @param place the id after which the client goes on; empty when there is none
   */
  static byte[] opening(String place, long retryMillis) {
    String id = place.isEmpty() ? "" : "id: " + place + "\n";
    return (retry(retryMillis) + ": workshop streaming\n" + id + "\n").getBytes(UTF_8);
  }

  /** How long clients shall wait before they come back. */
  static String retry(long millis) {
    return "retry: " + millis + "\n";
  }

  /**
   * A comment that keeps proxies from cutting an idle stream and finds out who has left. No blank
   * line follows: several clients tell of what stands between two of them as of an empty event.
   */
  static byte[] comment() {
    return ": \n".getBytes(UTF_8);
  }
}
