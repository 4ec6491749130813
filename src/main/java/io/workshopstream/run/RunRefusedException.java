package io.workshopstream.run;

import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.job.RunSentences;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A run that was not taken on; checked, for it is an answer and no defect. */
public class RunRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why it was not taken on. */
  public enum Reason {
    /** The request is none that could be taken on. */
    INVALID,
    /** Something else was asked for in the same way before. */
    CONFLICT,
    /** The server cannot take it on now. */
    BUSY
  }

  private final Reason reason;
  private final String sentence;
  private final transient @Nullable Duration retryAfter;

  private RunRefusedException(Reason reason, String sentence, @Nullable Duration retryAfter) {
    super(sentence);
    this.reason = reason;
    this.sentence = sentence;
    this.retryAfter = retryAfter;
  }

  private static RunRefusedException busy(String sentence, Duration retryAfter) {
    return new RunRefusedException(Reason.BUSY, sentence, retryAfter);
  }

  static RunRefusedException queueIsFull(int waiting, Duration retryAfter) {
    return busy(RunSentences.queueIsFull(waiting, retryAfter), retryAfter);
  }

  static RunRefusedException serverStops() {
    return busy(RunSentences.serverStops(), Duration.ofSeconds(30));
  }

  static RunRefusedException isDisputed() {
    return busy(RunSentences.startIsDisputed(), Duration.ofSeconds(1));
  }

  static RunRefusedException tooManyKeys(int most) {
    return busy(RunSentences.tooManyKeys(most), Duration.ofSeconds(60));
  }

  static RunRefusedException keyIsTaken(RunKey other) {
    return new RunRefusedException(Reason.CONFLICT, RunSentences.keyIsTaken(other), null);
  }

  static RunRefusedException keyIsTooLong(int longest, int length) {
    return new RunRefusedException(
        Reason.INVALID, RunSentences.keyIsTooLong(longest, length), null);
  }

  public Reason reason() {
    return reason;
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
