package io.workshopstream.bench;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Starts ours and its peers, loads them, and tells figures; nothing else of it is kept. */
public final class StreamBench {

  /** Rows that take long: only when they are named. */
  private static final List<String> NAMED = List.of("load-19000");

  private StreamBench() {}

  /**
   * Runs it.
   *
   * @param arguments the WAR, the JAR of Payara Micro, an empty folder for what the servers write,
   *     the folder with the peers on Node, the file for figures, and the names of rows; none for
   *     all
   */
  public static void main(String... arguments) throws IOException {
    Path folder = Path.of(arguments[2]).toAbsolutePath();
    Files.createDirectories(folder);
    Path scripts = Path.of(arguments[3]).toAbsolutePath();
    String options = System.getProperty("bench.options", "");
    List<String> jvm = options.isEmpty() ? List.of() : List.of(options.split(" ", -1));
    Map<String, Consumer<Bench>> rows = rows();
    List<String> named = Arrays.asList(arguments).subList(5, arguments.length);
    rows.keySet().removeIf(row -> named.isEmpty() ? NAMED.contains(row) : !named.contains(row));
    if (rows.isEmpty()) {
      return;
    }
    try (Peer peer = Nchan.start(folder.resolve("nchan"), port());
        Peer plain = NodePeer.start("plain Node", scripts.resolve("plain.mjs"), folder, port());
        Peer library =
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
      OwnRows alone = new OwnRows(ours, report, rounds);
      IdleRow idle = new IdleRow(ours, report);
      run(rows, report, new Bench(both, alone, idle, new NodeLoad(ours, report)));
    }
  }

  private static void run(Map<String, Consumer<Bench>> rows, Report report, Bench bench) {
    rows.forEach(
        (name, row) -> {
          report.begin(name);
          long began = System.nanoTime();
          row.accept(bench);
          long seconds = (System.nanoTime() - began) / 1_000_000_000;
          report.remark("row %s: %d s".formatted(name, seconds));
        });
  }

  /** What rows are measured with. */
  private record Bench(StreamRows both, OwnRows alone, IdleRow idle, NodeLoad load) {}

  private static Map<String, Consumer<Bench>> rows() {
    Map<String, Consumer<Bench>> rows = new LinkedHashMap<>();
    rows.put("cold", it -> it.both.cold(1000, "≥ 4"));
    rows.put("warm", it -> it.both.warmUp(Integer.getInteger("bench.warm", 12)));
    rows.put("saturated-100", it -> it.both.saturated(100, "≥ 1.5"));
    rows.put("saturated-1000", it -> it.both.saturated(1000, "≥ 6"));
    rows.put("saturated-5000", it -> it.both.saturated(5000, "≥ 6"));
    rows.put("latency-100", it -> it.both.latency(100));
    rows.put("latency-1000", it -> it.both.latency(1000));
    rows.put("neighbours", it -> it.alone.neighbours(1000));
    rows.put("replay-peer", it -> it.both.replay(1000));
    rows.put("replay", it -> it.alone.replay(10_000, 1000, "from memory", "≥ 3,000,000"));
    rows.put("replay-stored", it -> it.alone.replay(20_000, 200, "half stored", "≥ 3,000,000"));
    rows.put("gzip", it -> it.both.gzip(200));
    rows.put("recording", it -> it.alone.recording(40_000, 0, "≥ 80,000"));
    rows.put("recording-watched", it -> it.alone.recording(10_000, 1000, "≥ 50,000"));
    rows.put("idle", it -> it.idle.idle(5000));
    rows.put("load-10000", it -> it.load.watch(10_000));
    rows.put("load-19000", it -> it.load.watch(19_000));
    return rows;
  }

  /** Below those that the system gives to connections, which would find themselves there. */
  private static int port() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (BindException taken) {
        // another one
      }
    }
  }
}
