package io.workshopstream.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts both servers, loads them, and prints a table; nothing of it is kept. */
public final class StreamBench {

  private StreamBench() {}

  /**
   * Runs it.
   *
   * @param arguments the WAR, the JAR of Payara Micro, an empty folder for what the servers write,
   *     and the names of rows; none for all of them
   */
  public static void main(String... arguments) throws IOException {
    Path folder = Path.of(arguments[2]).toAbsolutePath();
    String options = System.getProperty("bench.options", "");
    List<String> jvm = options.isEmpty() ? List.of() : List.of(options.split(" ", -1));
    List<String> wanted = Arrays.asList(arguments).subList(3, arguments.length);
    try (Nchan peer = Nchan.start(folder.resolve("nchan"), port());
        Workshops ours =
            Workshops.start(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                folder.resolve("ours"),
                port(),
                jvm)) {
      Map<String, Runnable> rows = rows(ours, peer, Integer.getInteger("bench.rounds", 3));
      rows.forEach(
          (name, row) -> {
            if (wanted.isEmpty() || wanted.contains(name)) {
              row.run();
            }
          });
    }
  }

  private static Map<String, Runnable> rows(Workshops ours, Nchan peer, int rounds) {
    Report report = new Report(System.out);
    StreamRows both = new StreamRows(ours, peer, report, rounds);
    OwnRows alone = new OwnRows(ours, report, rounds);
    Map<String, Runnable> rows = new LinkedHashMap<>();
    rows.put("idle", () -> alone.idle(5000)); // first: what earlier streams left behind would count
    rows.put("cold", () -> both.cold(1000, "≥ 4"));
    rows.put("warm", both::warmUp);
    rows.put("saturated-100", () -> both.saturated(100, "≥ 1.5"));
    rows.put("saturated-1000", () -> both.saturated(1000, "≥ 6"));
    rows.put("saturated-5000", () -> both.saturated(5000, "≥ 6"));
    rows.put("latency-100", () -> both.latency(100));
    rows.put("latency-1000", () -> both.latency(1000));
    rows.put("neighbours", () -> alone.neighbours(1000));
    rows.put("replay-peer", () -> both.replay(1000));
    rows.put("replay", () -> alone.replay(10_000, 1000, "from memory", "≥ 3,000,000"));
    rows.put("replay-stored", () -> alone.replay(20_000, 200, "half of it stored", "≥ 3,000,000"));
    rows.put("gzip", () -> both.gzip(200));
    rows.put("recording", () -> alone.recording(40_000, 0, "≥ 80,000"));
    rows.put("recording-watched", () -> alone.recording(10_000, 1000, "≥ 50,000"));
    return rows;
  }

  private static int port() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
