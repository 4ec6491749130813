package io.workshopstream.testsite;

import java.io.IOException;
import java.util.Arrays;

/** Sends as fast as it can and never stops. */
public final class Endless implements Route {

  @Override
  public void answer(Request request, Reply reply) throws IOException {
    reply.head(200, "Content-Type: text/html");
    byte[] block = new byte[65_536];
    Arrays.fill(block, (byte) 'a');
    while (true) {
      reply.raw(block);
    }
  }
}
