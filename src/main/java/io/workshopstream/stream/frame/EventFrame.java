package io.workshopstream.stream.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import java.util.List;

/**
 * One event on its way to a client, whatever the transport.
 *
 * @param id what the client sends back to go on after it; empty when there is no such place
 * @param data one line of JSON, UTF-8; shared by all clients, so never changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes shared by reference on purpose, never compared
public record EventFrame(String id, RunEventType type, byte[] data) {

  private static final byte[] END = "\n\n".getBytes(UTF_8);

  /** The frame of an event of a run. */
  public static EventFrame of(RecordedEvent event) {
    return new EventFrame(EventId.of(event).toString(), event.type(), event.data());
  }

  /**
   * The frame as a Server-Sent Event: {@code id}, {@code event}, one {@code data} line and a blank
   * line (WHATWG HTML, section 9.2), in parts so that the data is not copied.
   */
  public List<byte[]> sse() {
    String head = "id: " + id + "\nevent: " + type.wireName() + "\ndata: ";
    return List.of(head.getBytes(UTF_8), data, END);
  }

  /** The frame as a WebSocket message: {@code {"id":…,"event":…,"data":…}}. */
  public String json() {
    return "{\"id\":\""
        + id
        + "\",\"event\":\""
        + type.wireName()
        + "\",\"data\":"
        + new String(data, UTF_8)
        + "}";
  }
}
