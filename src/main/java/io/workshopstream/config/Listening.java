package io.workshopstream.config;

import java.net.URI;

/**
 * Where the server listens, and what happens if it cannot.
 *
 * @param port of the web server
 * @param exits whether a start that fails ends the process
 */
public record Listening(int port, boolean exits) {

  /** The test page, as browsers on this machine find it. */
  public URI page() {
    return URI.create("http://localhost:" + port + "/test_streaming_client.html");
  }
}
