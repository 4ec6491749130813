package io.workshopstream.run;

import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.job.RunSentences;
import io.workshopstream.run.meter.RunRefusal;
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
  private final RunRefusal refusal;
  private final String sentence;
  private final transient @Nullable Duration retryAfter;

  private RunRefusedException(
      Reason reason, RunRefusal refusal, String sentence, @Nullable Duration retryAfter) {
    super(sentence);
    this.reason = reason;
    this.refusal = refusal;
    this.sentence = sentence;
    this.retryAfter = retryAfter;
  }

  private static RunRefusedException busy(
      RunRefusal refusal, String sentence, Duration retryAfter) {
    return new RunRefusedException(Reason.BUSY, refusal, sentence, retryAfter);
  }

  static RunRefusedException queueIsFull(int waiting, Duration retryAfter) {
    return busy(RunRefusal.QUEUE_FULL, RunSentences.queueIsFull(waiting, retryAfter), retryAfter);
  }

  static RunRefusedException serverStops() {
    return busy(RunRefusal.SERVER_STOPS, RunSentences.serverStops(), Duration.ofSeconds(30));
  }

  static RunRefusedException isDisputed() {
    return busy(RunRefusal.DISPUTED, RunSentences.startIsDisputed(), Duration.ofSeconds(1));
  }

  static RunRefusedException tooManyKeys(int most) {
    return busy(RunRefusal.TOO_MANY_KEYS, RunSentences.tooManyKeys(most), Duration.ofSeconds(60));
  }

  static RunRefusedException keyIsTaken(RunKey other) {
    return new RunRefusedException(
        Reason.CONFLICT, RunRefusal.KEY_TAKEN, RunSentences.keyIsTaken(other), null);
  }

  static RunRefusedException keyIsTooLong(int longest, int length) {
    return new RunRefusedException(
        Reason.INVALID, RunRefusal.KEY_TOO_LONG, RunSentences.keyIsTooLong(longest, length), null);
  }

  public Reason reason() {
    return reason;
  }

  /** What exactly kept it from being taken on. */
  RunRefusal refusal() {
    return refusal;
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
