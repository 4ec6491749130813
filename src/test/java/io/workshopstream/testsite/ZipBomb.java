package io.workshopstream.testsite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Few bytes that become many. */
public final class ZipBomb implements Route {

  private final byte[] packed;

  /**
   * A bomb, packed once.
   *
   * @param megabytes after decompression; about a thousandth of it travels
   */
  public ZipBomb(int megabytes) {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1_000_000];
      for (int i = 0; i < megabytes; i++) {
        out.write(zeros);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    packed = bomb.toByteArray();
  }

  @Override
  public void answer(Request request, Reply reply) throws IOException {
    reply.send(200, "text/html", packed, "Content-Encoding: gzip");
  }
}
