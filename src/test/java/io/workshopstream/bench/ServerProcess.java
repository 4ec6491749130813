package io.workshopstream.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that the benchmark started, and what it takes of the machine. */
final class ServerProcess implements AutoCloseable {

  private static final double TICKS = 100; // a second, as Linux tells user space on each machine

  private final Process process;

  ServerProcess(Path log, List<String> command) {
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The CPU that it and its children have used so far, in seconds. */
  double cpu() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .mapToDouble(one -> cpu(one.pid()))
        .sum();
  }

  private static double cpu(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The heap in use after collections, in bytes; for a JVM only. What ends and is cleaned up only
   * then is waited for: it is measured until it falls no more, ten times at most.
   */
  long heap() {
    long least = heapOnce();
    for (int tries = 0; tries < 10; tries++) {
      long now = heapOnce();
      if (now > least - least / 200) {
        return Math.min(now, least);
      }
      least = now;
    }
    return least;
  }

  /** The heap in use after one collection, in bytes. */
  long heapOnce() {
    jcmd("GC.run");
    String info = jcmd("GC.heap_info");
    return 1024 * Long.parseLong(info.replaceAll("(?s).*?used (\\d+)K.*", "$1"));
  }

  /** How many files and connections it has open. */
  long descriptors() {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return open.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What lives in the heap, by class: the number of objects and their bytes. */
  String histogram() {
    return jcmd("GC.class_histogram");
  }

  private String jcmd(String command) {
    try {
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      Process asked = new ProcessBuilder(jcmd, "" + process.pid(), command).start();
      return new String(asked.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
