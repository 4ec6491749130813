package io.workshopstream.bench;

/** What the events of the benchmark say, so that a frame has about 220 bytes on both sides. */
final class Mark {

  private static final String PADDING = "x".repeat(62);

  private Mark() {}

  /** The message of an event that is made now. */
  static String of(int number) {
    return "@" + number + " " + System.nanoTime() + " " + PADDING;
  }
}
