package io.workshopstream.stream.frame;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes encoded frames as they are. */
@Provider
public class EncodedSseWriter implements MessageBodyWriter<EncodedSseEvent> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return EncodedSseEvent.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      EncodedSseEvent event,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    for (byte[] frame : event.frames()) {
      out.write(frame);
    }
  }
}
