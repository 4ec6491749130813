package io.workshopstream.config;

import java.net.URI;
import java.util.Set;

/**
 * Where the server listens, and what happens if it cannot.
 *
 * @param address of this machine, or its name; {@code 0.0.0.0} or {@code ::} for all of them
 * @param port of the web server
 * @param exits whether a start that fails ends the process
 */
public record Listening(String address, int port, boolean exits) {

  /** Where {@code localhost} leads, or leads too. */
  private static final Set<String> LOCALHOST = Set.of("0.0.0.0", "::", "127.0.0.1", "localhost");

  static Listening of(Values values) {
    return new Listening(
        values.host("server.address"),
        values.count("server.port", 1, 65_535),
        values.flag("server.exit-on-failed-start"));
  }

  /** The test page, as browsers on this machine find it. */
  public URI page() {
    String host = LOCALHOST.contains(address) ? "localhost" : address;
    String name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + port + "/test_streaming_client.html");
  }
}
