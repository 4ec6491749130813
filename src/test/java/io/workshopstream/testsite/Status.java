package io.workshopstream.testsite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Always answers with one status. */
public final class Status implements Route {

  private final int status;
  private final String[] headers;

  /**
   * A status with further headers.
   *
   * @param headers whole lines, such as {@code Retry-After: 2}
   */
  public Status(int status, String... headers) {
    this.status = status;
    this.headers = headers.clone();
  }

  @Override
  public void answer(Request request, Reply reply) throws IOException {
    reply.send(status, "text/html", "<h1>No</h1>".getBytes(StandardCharsets.UTF_8), headers);
  }
}
