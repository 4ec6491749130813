package io.workshopstream.stream.frame;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames that were encoded before, as one event of Jakarta REST's kind; written as they are. */
public final class EncodedSseEvent implements OutboundSseEvent {

  private final List<byte[]> frames;

  public EncodedSseEvent(byte[] frame) {
    this.frames = List.of(frame);
  }

  public List<byte[]> frames() {
    return frames;
  }

  @Override
  public Class<?> getType() {
    return EncodedSseEvent.class;
  }

  @Override
  public Type getGenericType() {
    return EncodedSseEvent.class;
  }

  @Override
  public MediaType getMediaType() {
    return MediaType.SERVER_SENT_EVENTS_TYPE;
  }

  @Override
  public Object getData() {
    return frames;
  }

  @Override
  public @Nullable String getId() {
    return null;
  }

  @Override
  public @Nullable String getName() {
    return null;
  }

  @Override
  public @Nullable String getComment() {
    return null;
  }

  @Override
  public long getReconnectDelay() {
    return RECONNECT_NOT_SET;
  }

  @Override
  public boolean isReconnectDelaySet() {
    return false;
  }
}
