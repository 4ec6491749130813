package io.workshopstream.stream.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.run.event.EventEncoder;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events with their data as one line of JSON, as docs/api.md lists them. */
public final class JsonEventEncoder implements EventEncoder {

  private final ObjectMapper json;

  /**
   * @param json any mapper with snake_case names; the names of the specification's own events are
   *     fixed
   */
  public JsonEventEncoder(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public RecordedEvent encode(RunId run, long sequence, Instant at, RunEvent event) {
    return event.accept(new Encoding(run, sequence, at));
  }

  /** One line of JSON, UTF-8. */
  byte[] data(Object data) {
    try {
      return json.writeValueAsBytes(data);
    } catch (JsonProcessingException impossible) { // values made of records, lists and texts
      throw new UncheckedIOException(impossible);
    }
  }

  /** The members of two JSON objects that are not empty, in one. */
  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length - 1);
    both[first.length - 1] = ',';
    System.arraycopy(second, 1, both, first.length, second.length - 1);
    return both;
  }

  @Override
  public Optional<RunEvent.Progressed> progress(RecordedEvent event) {
    if (event.type() != RunEventType.PROGRESS_BAR) {
      return Optional.empty();
    }
    try {
      JsonNode data = json.readTree(event.data()).path("data");
      return Optional.of(
          new RunEvent.Progressed(
              data.path("percentage").asDouble(),
              data.path("current").asInt(),
              data.path("total").asInt(),
              data.path("message").asText()));
    } catch (IOException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
  }

  private final class Encoding implements RunEvent.Visitor<RecordedEvent> {

    private final RunId run;
    private final long sequence;
    private final Instant at;
    private final String timestamp;

    Encoding(RunId run, long sequence, Instant at) {
      this.run = run;
      this.sequence = sequence;
      this.at = at;
      this.timestamp = at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private RecordedEvent recorded(
        RunEventType type, Object data, @Nullable String item, String text) {
      return new RecordedEvent(run, sequence, at, type, null, item, text, data(data));
    }

    private EventData.Envelope envelope(RunEventType type, Object data) {
      return new EventData.Envelope(type.wireName(), timestamp, data);
    }

    @Override
    public RecordedEvent logged(RunEvent.Logged event) {
      Level level = event.level();
      EventData.Log log = new EventData.Log(event.message(), level.word());
      byte[] data = data(envelope(RunEventType.LOGS, log));
      return new RecordedEvent(
          run, sequence, at, RunEventType.LOGS, level, event.item(), event.message(), data);
    }

    @Override
    public RecordedEvent progressed(RunEvent.Progressed event) {
      EventData.Progress data =
          new EventData.Progress(
              event.percentage(), event.current(), event.total(), event.message());
      RunEventType type = RunEventType.PROGRESS_BAR;
      return recorded(type, envelope(type, data), null, event.message());
    }

    @Override
    public RecordedEvent stateChanged(RunEvent.StateChanged event) {
      String word = event.state().word();
      EventData.State data =
          new EventData.State(
              event.run().value(), word, event.position(), event.reason(), null, null, null);
      return recorded(RunEventType.RUN, data, null, word);
    }

    @Override
    public RecordedEvent itemDone(RunEvent.ItemDone event) {
      EventData.Item data =
          new EventData.Item(
              timestamp, event.item(), event.outcome(), event.reason(), event.details());
      String text = event.outcome() + " " + event.reason();
      return recorded(RunEventType.ITEM, data, event.item(), text);
    }

    @Override
    public RecordedEvent changed(RunEvent.Changed event) {
      EventData.Change data =
          new EventData.Change(
              timestamp, event.kind(), event.key(), event.before(), event.after(), event.item());
      return recorded(RunEventType.CHANGE, data, event.item(), event.kind() + " " + event.key());
    }

    @Override
    public RecordedEvent relayed(RunEvent.Relayed event) {
      RecordedEvent child = event.event();
      Level level = child.level();
      if (level != null) { // a log line has no more members than the specification says
        String line = "[" + event.subject() + "] " + child.text();
        return logged(new RunEvent.Logged(level, line, child.item()));
      }
      EventData.Origin origin = new EventData.Origin(event.subject(), child.run().value());
      byte[] data = joined(data(origin), child.data());
      return new RecordedEvent(
          run, sequence, at, child.type(), null, child.item(), child.text(), data);
    }

    @Override
    public RecordedEvent stalled(RunEvent.Stalled event) {
      EventData.Silence data = new EventData.Silence(timestamp, event.silence().toSeconds());
      return recorded(RunEventType.STALLED, data, null, "");
    }

    @Override
    public RecordedEvent recovered(RunEvent.Recovered event) {
      EventData.Silence data = new EventData.Silence(timestamp, event.silence().toSeconds());
      return recorded(RunEventType.RECOVERED, data, null, "");
    }

    @Override
    public RecordedEvent completed(RunEvent.Completed event) {
      EventData.Message data = new EventData.Message(event.message());
      return recorded(RunEventType.COMPLETE, data, null, event.message());
    }

    @Override
    public RecordedEvent failed(RunEvent.Failed event) {
      EventData.Failure data = new EventData.Failure(event.error());
      return recorded(RunEventType.ERROR, data, null, event.error());
    }

    @Override
    public RecordedEvent closed(RunEvent.Closed event) {
      EventData.Message data = new EventData.Message(event.message());
      return recorded(RunEventType.CLOSE, data, null, event.message());
    }
  }
}
