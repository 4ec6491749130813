package io.workshopstream.testsite;

import java.io.IOException;
import java.nio.charset.Charset;

/** A body of any type, or of none, in any encoding, said or not said. */
public final class Bytes implements Route {

  private final String type;
  private final byte[] body;

  /**
   * Bytes with a Content-Type.
   *
   * @param type the header's value; empty for no header
   */
  public Bytes(String type, byte[] body) {
    this.type = type;
    this.body = body.clone();
  }

  /** A text that is encoded in one way, whatever the type says. */
  public Bytes(String type, String text, Charset charset) {
    this(type, text.getBytes(charset));
  }

  @Override
  public void answer(Request request, Reply reply) throws IOException {
    reply.send(200, type, body);
  }
}
