package io.workshopstream.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How many objects of each class are in a heap, as {@code jcmd GC.class_histogram} tells it. */
final class Histogram {

  private static final Pattern LINE =
      Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)");
  private static final int SHOWN = 25;

  private final Map<String, Long> bytes;

  private Histogram(Map<String, Long> bytes) {
    this.bytes = bytes;
  }

  /**
   * @param told the answer of jcmd
   */
  static Histogram of(String told) {
    return new Histogram(
        LINE.matcher(told)
            .results()
            .collect(
                Collectors.toMap(
                    line -> line.group(3), line -> Long.parseLong(line.group(2)), Long::sum)));
  }

  /** What is more here than in another one. */
  Histogram moreThan(Histogram other) {
    Map<String, Long> more = new LinkedHashMap<>();
    bytes.forEach((name, size) -> more.put(name, size - other.bytes.getOrDefault(name, 0L)));
    more.values().removeIf(size -> size <= 0);
    return new Histogram(more);
  }

  /** The classes with most bytes, a line each. */
  @Override
  public String toString() {
    return bytes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .map(one -> "  %,d KB %s".formatted(one.getValue() / 1024, one.getKey()))
        .collect(Collectors.joining("\n"));
  }
}
