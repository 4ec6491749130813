package io.workshopstream.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A run that was not taken on; checked, for it is an answer and no defect. */
public class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final transient @Nullable Duration retryAfter;

  private RefusedException(String sentence, @Nullable Duration retryAfter) {
    super(sentence);
    this.sentence = sentence;
    this.retryAfter = retryAfter;
  }

  static RefusedException queueIsFull(int waiting, Duration retryAfter) {
    return new RefusedException(RunSentences.queueIsFull(waiting, retryAfter), retryAfter);
  }

  static RefusedException serverStops() {
    return new RefusedException(RunSentences.serverStops(), Duration.ofSeconds(30));
  }

  static RefusedException keyIsTaken(RunKey other) {
    return new RefusedException(RunSentences.keyIsTaken(other), null);
  }

  static RefusedException nothingIsStored() {
    return new RefusedException(RunSentences.nothingIsStored(), Duration.ofSeconds(30));
  }

  static RefusedException tooManyNames(int most) {
    return new RefusedException(RunSentences.tooManyNames(most), Duration.ofSeconds(60));
  }

  /** What is wrong and what to do, in a reader's words. */
  public String sentence() {
    return sentence;
  }

  /** When to ask again; null when asking again does not help. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
