package io.workshopstream.testsite;

import java.io.IOException;

/**
 * Sends one byte after the other, for ever, so that it is never silent for long.
 *
 * @param millis between two bytes
 */
public record Drip(long millis) implements Route {

  @Override
  public void answer(Request request, Reply reply) throws IOException, InterruptedException {
    reply.head(200, "Content-Type: text/html");
    while (true) {
      reply.raw(" ");
      reply.pause(millis);
    }
  }
}
