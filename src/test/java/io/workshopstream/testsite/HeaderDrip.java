package io.workshopstream.testsite;

import java.io.IOException;

/**
 * Never comes to the end of its headers.
 *
 * @param millis between two bytes
 */
public record HeaderDrip(long millis) implements Route {

  @Override
  public void answer(Request request, Reply reply) throws IOException, InterruptedException {
    reply.raw("HTTP/1.1 200 OK\r\nX-Wait: ");
    while (true) {
      reply.raw("x");
      reply.pause(millis);
    }
  }
}
