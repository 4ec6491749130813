package io.workshopstream.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured, a line as soon as it is known: for people, and as JSON for what draws the
 * table and the plots of all rows at the end (see {@code src/test/bench/report.mjs}).
 */
final class Report {

  private static final List<Double> PARTS =
      List.of(0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999);

  private final PrintStream out;
  private final Path figures;
  private String row = "";

  /**
   * @param figures the file that JSON is appended to, a line for each figure
   */
  Report(PrintStream out, Path figures) {
    this.out = out;
    this.figures = figures;
  }

  /** What is told from now on belongs to this row. */
  void begin(String name) {
    row = name;
  }

  /**
   * Tells a figure and that of the peer, or of what it is held against, from the same rounds.
   *
   * @param bound what the ratio must be, such as {@code ≥ 6}; – for a figure that has no goal
   */
  void ratio(String what, Samples ours, String peer, Samples theirs, String bound) {
    double ratio = ours.median() / theirs.median();
    out.printf(
        Locale.ROOT,
        "%s: %s, %s %s, ratio %.2f (%s)%n",
        what,
        ours.words(),
        peer,
        theirs.words(),
        ratio,
        bound);
    write(
        "{\"row\":\"%s\",\"what\":\"%s\",\"ours\":%s,\"peer\":\"%s\",\"theirs\":%s,\"goal\":\"%s\"}"
            .formatted(row, what, ours.json(), peer, theirs.json(), bound));
  }

  /**
   * Tells a figure that has no peer.
   *
   * @param bound what the figure must be
   */
  void figure(String what, Samples ours, String bound) {
    out.printf("%s: %s (%s)%n", what, ours.words(), bound);
    write(
        "{\"row\":\"%s\",\"what\":\"%s\",\"ours\":%s,\"goal\":\"%s\"}"
            .formatted(row, what, ours.json(), bound));
  }

  /** Tells how late events came, for a plot. */
  void curve(String name, List<Latencies> rounds) {
    List<String> points = new ArrayList<>();
    for (double part : PARTS) {
      double[] millis = rounds.stream().mapToDouble(one -> one.millis(part)).toArray();
      points.add(String.format(Locale.ROOT, "[%s,%.3f]", part, new Samples(millis).median()));
    }
    write("{\"row\":\"%s\",\"curve\":\"%s\",\"points\":%s}".formatted(row, name, points));
  }

  /** Tells what is no figure, such as what holds memory. */
  void remark(String words) {
    out.println(words);
  }

  private void write(String json) {
    out.flush();
    try {
      Files.writeString(
          figures, json + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
