package io.workshopstream.api;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bounds what a caller may send: 64 KiB, or 16 MiB where whole pages are posted. */
@Provider
public class BodyLimit implements ContainerRequestFilter {

  private static final long USUAL = 64 * 1024;
  private static final long PAGES = 16 * 1024 * 1024;

  @Override
  public void filter(ContainerRequestContext request) {
    long limit = request.getUriInfo().getPath().startsWith("extraction/") ? PAGES : USUAL;
    if (request.hasEntity()) {
      request.setEntityStream(new Bounded(request.getEntityStream(), limit));
    }
  }

  private static final class Bounded extends FilterInputStream {

    private final long limit;
    private long left;

    Bounded(InputStream body, long limit) {
      super(body);
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw new ClientErrorException(
            "The request body is longer than " + limit + " bytes", Status.REQUEST_ENTITY_TOO_LARGE);
      }
    }
  }
}
