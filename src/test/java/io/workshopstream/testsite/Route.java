package io.workshopstream.testsite;

import java.io.IOException;

/** How one path of the site answers. Called by several threads at once. */
@FunctionalInterface
public interface Route {

  /**
   * Answers one request.
   *
   * @throws IOException when the client has gone, which ends the connection quietly
   * @throws InterruptedException when the site closes meanwhile
   */
  void answer(Request request, Reply reply) throws IOException, InterruptedException;
}
