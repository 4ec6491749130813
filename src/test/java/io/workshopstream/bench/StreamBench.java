package io.workshopstream.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts ours and its peers, loads them, and tells figures; nothing else of it is kept. */
public final class StreamBench {

  /** Rows that take long: only when they are named. */
  private static final List<String> NAMED = List.of("load-19000");

  private StreamBench() {}

  /**
   * Runs it.
   *
   * @param arguments the WAR, the JAR of Payara Micro, an empty folder for what the servers write,
   *     the folder with the peers on Node, the file for figures, and the names of rows; none for all
   */
  public static void main(String... arguments) throws IOException {
    Path folder = Path.of(arguments[2]).toAbsolutePath();
    Files.createDirectories(folder);
    Path scripts = Path.of(arguments[3]).toAbsolutePath();
    String options = System.getProperty("bench.options", "");
    List<String> jvm = options.isEmpty() ? List.of() : List.of(options.split(" ", -1));
    List<String> wanted = Arrays.asList(arguments).subList(5, arguments.length);
    try (Nchan peer = Nchan.start(folder.resolve("nchan"), port());
        NodePeer plain = NodePeer.start("plain Node", scripts.resolve("plain.mjs"), folder, port());
        NodePeer library =
            NodePeer.start("better-sse", scripts.resolve("better_sse.mjs"), folder, port());
        Workshops ours =
            Workshops.start(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                folder.resolve("ours"),
                port(),
                jvm)) {
      Report report = new Report(System.out, Path.of(arguments[4]));
      int rounds = Integer.getInteger("bench.rounds", 2);
      StreamRows both = new StreamRows(ours, peer, List.of(plain, library), report, rounds);
      run(rows(ours, both, report, rounds), report, wanted);
    }
  }

  private static void run(Map<String, Runnable> rows, Report report, List<String> wanted) {
    rows.forEach(
        (name, row) -> {
          if (wanted.isEmpty() ? !NAMED.contains(name) : wanted.contains(name)) {
            report.begin(name);
            long began = System.nanoTime();
            row.run();
            report.remark("row %s: %d s".formatted(name, (System.nanoTime() - began) / 1_000_000_000));
          }
        });
  }

  private static Map<String, Runnable> rows(
      Workshops ours, StreamRows both, Report report, int rounds) {
    OwnRows alone = new OwnRows(ours, report, rounds);
    NodeLoad load = new NodeLoad(ours, report);
    Map<String, Runnable> rows = new LinkedHashMap<>();
    rows.put("cold", () -> both.cold(1000, "≥ 4"));
    rows.put("warm", () -> both.warmUp(Integer.getInteger("bench.warm", 12)));
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
    rows.put("idle", () -> alone.idle(5000));
    rows.put("load-10000", () -> load.watch(10_000));
    rows.put("load-19000", () -> load.watch(19_000));
    return rows;
  }

  private static int port() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
