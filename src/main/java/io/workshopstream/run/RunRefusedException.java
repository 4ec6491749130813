package io.workshopstream.run;

import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.job.RunSentences;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A run that was not taken on; checked, for it is an answer and no defect. */
public class RunRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final transient @Nullable Duration retryAfter;

  private RunRefusedException(String sentence, @Nullable Duration retryAfter) {
    super(sentence);
    this.sentence = sentence;
    this.retryAfter = retryAfter;
  }

  static RunRefusedException queueIsFull(int waiting, Duration retryAfter) {
    return new RunRefusedException(RunSentences.queueIsFull(waiting, retryAfter), retryAfter);
  }

  static RunRefusedException serverStops() {
    return new RunRefusedException(RunSentences.serverStops(), Duration.ofSeconds(30));
  }

  static RunRefusedException keyIsTaken(RunKey other) {
    return new RunRefusedException(RunSentences.keyIsTaken(other), null);
  }

  static RunRefusedException nothingIsStored() {
    return new RunRefusedException(RunSentences.nothingIsStored(), Duration.ofSeconds(30));
  }

  static RunRefusedException tooManyNames(int most) {
    return new RunRefusedException(RunSentences.tooManyNames(most), Duration.ofSeconds(60));
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
