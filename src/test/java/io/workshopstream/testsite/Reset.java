package io.workshopstream.testsite;

import java.io.IOException;

/** Breaks the connection in the middle of the body. */
public final class Reset implements Route {

  @Override
  public void answer(Request request, Reply reply) throws IOException, InterruptedException {
    reply.head(200, "Content-Type: text/html", "Content-Length: 1000");
    reply.raw("<p>half a page");
    reply.pause(50);
    reply.reset();
  }
}
