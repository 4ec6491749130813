package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads Server-Sent Events as the standard says, for LF line ends (WHATWG HTML, section 9.2.6). */
final class SseReader implements AutoCloseable {

  private final BufferedReader lines;
  private String id = "";
  private String retry = "";

  SseReader(InputStream stream) {
    this.lines = new BufferedReader(new InputStreamReader(stream, UTF_8), 65536);
  }

  /** The next event, which has to be as it is described; null at the end of the stream. */
  @Nullable SseEvent next() throws IOException {
    SseEvent event = read();
    if (event != null) {
      Contract.check(event);
    }
    return event;
  }

  /** The next event, whatever it is; null at the end of the stream. */
  @Nullable SseEvent read() throws IOException {
    String name = "message";
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        if (data.length() > 0) {
          return new SseEvent(id, name, data.substring(0, data.length() - 1));
        }
        name = "message";
      } else if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("retry: ")) {
        retry = line.substring(7);
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data.append(line, 6, line.length()).append('\n');
      }
    }
    return null;
  }

  /** How long the server last asked to wait. */
  String retry() {
    return retry;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
