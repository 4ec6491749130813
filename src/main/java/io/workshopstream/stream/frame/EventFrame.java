package io.workshopstream.stream.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event on its way to clients, whatever the transport. Never changes; for any thread. */
public final class EventFrame {

  private static final byte[] ID = "id: ".getBytes(UTF_8);
  private static final int AROUND_JSON = "{'id':'','event':'','data':}".length();
  private static final byte[] END = "\n\n".getBytes(UTF_8);

  /** What stands between the id and the data, for each type. */
  private static final Map<RunEventType, byte[]> EVENT_AND_DATA = new EnumMap<>(RunEventType.class);

  static {
    for (RunEventType type : RunEventType.values()) {
      String between = "\nevent: " + type.wireName() + "\ndata: ";
      EVENT_AND_DATA.put(type, between.getBytes(UTF_8));
    }
  }

  private final String id;
  private final RunEventType type;
  private final byte[] data;
  private final long happenedAt;

  /** Made for the first client that wants it; threads that race make it twice, and alike. */
  private byte @Nullable [] sse;

  /**
   * @param id what the client sends back to go on after it; empty when there is no such place
   * @param data one line of JSON, UTF-8; shared by all clients, so never changed
   */
  public EventFrame(String id, RunEventType type, byte[] data) {
    this(id, type, data, Long.MIN_VALUE);
  }

  private EventFrame(String id, RunEventType type, byte[] data, long happenedAt) {
    this.id = id;
    this.type = type;
    this.data = data;
    this.happenedAt = happenedAt;
  }

  /** The frame of an event of a run. */
  public static EventFrame of(RecordedEvent event) {
    return new EventFrame(
        EventId.of(event).toString(), event.type(), event.data(), event.at().toEpochMilli());
  }

  /** Whether it was made of this very event; an equal one that was read again is another. */
  boolean isOf(RecordedEvent event) {
    return data == event.data();
  }

  public String id() {
    return id;
  }

  public RunEventType type() {
    return type;
  }

  /** When the event happened, in milliseconds since 1970; long before for what is no event. */
  public long happenedAt() {
    return happenedAt;
  }

  /**
   * The frame as a Server-Sent Event: {@code id}, {@code event}, one {@code data} line and a blank
   * line (WHATWG HTML, section 9.2); shared by all clients, so never changed.
   */
  public byte[] sse() {
    byte[] known = sse;
    if (known == null) {
      known = encoded();
      sse = known;
    }
    return known;
  }

  /** A copy of {@link #sse} of the caller's own, or the one that is known. */
  byte[] encoded() {
    byte[] known = sse;
    if (known != null) {
      return known;
    }
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

  /** How many bytes {@link #json} takes: what stands around the data is ASCII. */
  public int jsonSize() {
    return AROUND_JSON + id.length() + type.wireName().length() + data.length;
  }
}
