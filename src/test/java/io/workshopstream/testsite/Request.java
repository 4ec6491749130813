package io.workshopstream.testsite;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a client asked for.
 *
 * @param method such as GET
 * @param target path and query as sent
 * @param headers by lower-case name
 * @param body as UTF-8 text; empty when none was sent with its length
 * @param arrived by the clock of this machine
 */
public record Request(
    String method, String target, Map<String, String> headers, String body, Instant arrived) {

  static Optional<Request> read(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line == null) {
      return Optional.empty();
    }
    Map<String, String> headers = new TreeMap<>();
    for (String header = in.readLine();
        header != null && !header.isEmpty();
        header = in.readLine()) {
      String[] parts = header.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String[] parts = line.split(" ", 3);
    return Optional.of(new Request(parts[0], parts[1], headers, body(in, length), Instant.now()));
  }

  /** The reader gives one char for each byte. */
  private static String body(BufferedReader in, int length) throws IOException {
    StringBuilder body = new StringBuilder();
    for (int next = 0; body.length() < length && next >= 0; ) {
      next = in.read();
      body.append((char) next);
    }
    return new String(
        body.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  public String path() {
    return target.split("\\?", 2)[0];
  }

  /** Empty when it was not sent. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }
}
