package io.workshopstream.testsite;

import java.io.IOException;

/**
 * Thinks for a while before it answers.
 *
 * @param millis for how long
 */
public record Slow(long millis, Route route) implements Route {

  @Override
  public void answer(Request request, Reply reply) throws IOException, InterruptedException {
    reply.pause(millis);
    route.answer(request, reply);
  }
}
