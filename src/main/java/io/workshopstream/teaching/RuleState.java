package io.workshopstream.teaching;

import java.util.Arrays;
import java.util.Optional;

/** What becomes of a rule. */
public enum RuleState {
  /** Shown to somebody, and not yet accepted: it changes nothing. */
  PROPOSED("proposed"),
  /** It counts. */
  ACTIVE("active"),
  /** Its layout was found nowhere for too long: it counts no more. */
  EXPIRED("expired");

  private final String word;

  RuleState(String word) {
    this.word = word;
  }

  /** The state as it is written on the wire and in the database. */
  public String word() {
    return word;
  }

  /** The state that a word names. */
  public static Optional<RuleState> of(String word) {
    return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
  }
}
