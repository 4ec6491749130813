package io.workshopstream.testsite;

import java.io.IOException;

/**
 * Says another length than it sends.
 *
 * @param said the Content-Length
 */
public record WrongLength(int said, String body) implements Route {

  @Override
  public void answer(Request request, Reply reply) throws IOException {
    reply.head(200, "Content-Type: text/html", "Content-Length: " + said);
    reply.raw(body);
  }
}
