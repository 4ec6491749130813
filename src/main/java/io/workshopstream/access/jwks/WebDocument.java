package io.workshopstream.access.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * A small document that an issuer publishes. Where it is, the operator says: it may well be on this
 * machine or in a private network. The JDK's old client needs no threads of its own.
 */
public final class WebDocument {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final int MOST_BYTES = 512 * 1024;
  private static final int PIECE = 8192;

  private WebDocument() {}

  /**
   * Reads it, within some seconds.
   *
   * @throws IOException when it cannot be had, is too long or too slow
   */
  public static String read(URI address) throws IOException {
    long begun = System.nanoTime();
    if (!(address.toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new IOException("not by HTTP: " + address);
    }
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    connection.setRequestProperty("Accept", "application/json");
    try {
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new IOException(address + " answered " + connection.getResponseCode());
      }
      return read(connection.getInputStream(), address, begun);
    } finally {
      connection.disconnect();
    }
  }

  private static String read(InputStream in, URI address, long begun) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      all.write(piece, 0, read);
      if (all.size() > MOST_BYTES || System.nanoTime() - begun > LONGEST.toNanos()) {
        throw new IOException(address + " is too long or too slow");
      }
    }
    return all.toString(UTF_8);
  }
}
