package io.workshopstream.testsite;

import java.io.IOException;

/**
 * Gives a cookie and sends the client to the same address again, until the cookie comes back.
 *
 * @param inside what is behind the gate
 */
public record CookieGate(Route inside) implements Route {

  @Override
  public void answer(Request request, Reply reply) throws IOException, InterruptedException {
    if (request.header("Cookie").contains("gate=open")) {
      inside.answer(request, reply);
    } else {
      String[] headers = {"Location: " + request.target(), "Set-Cookie: gate=open; Path=/"};
      reply.send(302, "text/plain", new byte[0], headers);
    }
  }
}
