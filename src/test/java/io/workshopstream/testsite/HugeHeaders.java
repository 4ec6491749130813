package io.workshopstream.testsite;

import java.io.IOException;

/**
 * More headers, or longer ones, than anybody needs.
 *
 * @param length of each
 */
public record HugeHeaders(int count, int length) implements Route {

  @Override
  public void answer(Request request, Reply reply) throws IOException {
    reply.raw("HTTP/1.1 200 OK\r\n");
    for (int i = 0; i < count; i++) {
      reply.raw("X-" + i + ": " + "x".repeat(length) + "\r\n");
    }
    reply.raw("Content-Type: text/html\r\nContent-Length: 2\r\n\r\nhi");
  }
}
