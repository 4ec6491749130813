package io.workshopstream.stream.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/**
 * One event on its way to a client, whatever the transport.
 *
 * @param id what the client sends back to go on after it; empty when there is no such place
 * @param data one line of JSON, UTF-8; shared by all clients, so never changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes shared by reference on purpose, never compared
public record EventFrame(String id, RunEventType type, byte[] data) {

  private static final byte[] ID = "id: ".getBytes(UTF_8);
  private static final byte[] END = "\n\n".getBytes(UTF_8);

  /** What stands between the id and the data, for each type. */
  private static final Map<RunEventType, byte[]> EVENT_AND_DATA = new EnumMap<>(RunEventType.class);

  static {
    for (RunEventType type : RunEventType.values()) {
      String between = "\nevent: " + type.wireName() + "\ndata: ";
      EVENT_AND_DATA.put(type, between.getBytes(UTF_8));
    }
  }

  /** The frame of an event of a run. */
  public static EventFrame of(RecordedEvent event) {
    return new EventFrame(EventId.of(event).toString(), event.type(), event.data());
  }

  /**
   * The frame as a Server-Sent Event: {@code id}, {@code event}, one {@code data} line and a blank
   * line (WHATWG HTML, section 9.2).
   */
  public byte[] sse() {
    byte[] idBytes = id.getBytes(UTF_8);
    byte[] between = requireNonNull(EVENT_AND_DATA.get(type));
    ByteBuffer frame =
        ByteBuffer.allocate(ID.length + idBytes.length + between.length + data.length + END.length);
    return frame.put(ID).put(idBytes).put(between).put(data).put(END).array();
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
