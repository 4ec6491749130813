package io.workshopstream.testsite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A gzip stream of very many members with nothing inside, which some readers take by recursion. */
public final class EmptyZips implements Route {

  private final byte[] packed;

  /** So many members, packed once. */
  public EmptyZips(int members) {
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      new GZIPOutputStream(member).close();
      for (int i = 0; i < members; i++) {
        member.writeTo(all);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    packed = all.toByteArray();
  }

  @Override
  public void answer(Request request, Reply reply) throws IOException {
    reply.send(200, "text/html", packed, "Content-Encoding: gzip");
  }
}
