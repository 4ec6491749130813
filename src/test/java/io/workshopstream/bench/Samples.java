package io.workshopstream.bench;

import java.util.Arrays;
import java.util.Locale;

/** The same figure of several rounds. */
final class Samples {

  private final double[] all;

  Samples(double... all) {
    this.all = all.clone();
    Arrays.sort(this.all);
  }

  double median() {
    int half = all.length / 2;
    return all.length % 2 == 1 ? all[half] : (all[half - 1] + all[half]) / 2;
  }

  /** The median, and the lowest and the highest of them. */
  String words() {
    return all.length == 0
        ? "–"
        : words(median()) + " (" + words(all[0]) + "–" + words(all[all.length - 1]) + ")";
  }

  /** All of them, from the lowest to the highest. */
  String json() {
    return Arrays.toString(all);
  }

  private static String words(double value) {
    return String.format(
        Locale.ROOT,
        value >= 1000 ? "%,.0f" : value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f",
        value);
  }
}
