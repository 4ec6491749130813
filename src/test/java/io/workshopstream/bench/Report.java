package io.workshopstream.bench;

import java.io.PrintStream;
import java.util.Locale;

/** The table of what was measured, a line as soon as it is known. */
final class Report {

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
    out.println("| what | ours | peer | ours / peer | bound |");
    out.println("|---|---|---|---|---|");
  }

  /**
   * Tells a figure and that of the peer, or of what it is held against, from the same rounds.
   *
   * @param bound what the ratio must be
   */
  void ratio(String what, Samples ours, Samples peer, String bound) {
    line(what, ours.words(), peer.words(), number(ours.median() / peer.median()), bound);
  }

  /**
   * Tells a figure that has no peer.
   *
   * @param bound what the figure must be
   */
  void figure(String what, Samples ours, String bound) {
    line(what, ours.words(), "–", "–", bound);
  }

  private void line(String what, String ours, String peer, String ratio, String bound) {
    out.printf("| %s | %s | %s | %s | %s |%n", what, ours, peer, ratio, bound);
    out.flush();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
