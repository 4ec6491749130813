package io.workshopstream.testsite;

import java.io.IOException;

/**
 * Sends the client elsewhere.
 *
 * @param location as it stands in the header
 */
public record RedirectTo(int status, String location) implements Route {

  /** A temporary redirect. */
  public RedirectTo(String location) {
    this(302, location);
  }

  @Override
  public void answer(Request request, Reply reply) throws IOException {
    reply.send(status, "text/plain", new byte[0], "Location: " + location);
  }
}
