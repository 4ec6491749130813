package io.workshopstream.testsite;

import java.io.IOException;

/** Promises a chunk of 100 bytes, sends 10 of them and hangs up. */
public final class TornChunk implements Route {

  @Override
  public void answer(Request request, Reply reply) throws IOException {
    reply.head(200, "Content-Type: text/html", "Transfer-Encoding: chunked");
    reply.raw("64\r\n<p>torn</p>");
  }
}
