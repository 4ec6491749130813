package io.workshopstream.notice.event;

import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt to tell somebody.
 *
 * @param status the receiver's own number, of HTTP or SMTP; null when there was none
 * @param words what the receiver said, or what went wrong: a short beginning on one line
 */
public record Answer(Outcome outcome, @Nullable Integer status, String words) {

  /** The most that is kept of what a receiver says, in characters. */
  public static final int LONGEST = 500;

  /** How it went. */
  public enum Outcome {
    DELIVERED,
    /** To be tried again. */
    FAILED,
    /** The receiver wants to be told nothing any more. */
    GONE
  }

  public Answer {
    words = Excerpt.of(words, LONGEST);
  }

  /** An attempt that came to no answer. */
  public static Answer failed(String why) {
    return new Answer(Outcome.FAILED, null, why);
  }
}
