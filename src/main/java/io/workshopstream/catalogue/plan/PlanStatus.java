package io.workshopstream.catalogue.plan;

import java.util.Arrays;
import java.util.Optional;

/** What became of a plan. */
public enum PlanStatus {
  /** A dry run: it was to be looked at. */
  SHOWN("shown"),
  /** It waited, or waits, for somebody to decide. */
  HELD("held"),
  APPLIED("applied");

  private final String word;

  PlanStatus(String word) {
    this.word = word;
  }

  /** The status as it is written on the wire and in the database. */
  public String word() {
    return word;
  }

  /** The status that a word names. */
  public static Optional<PlanStatus> of(String word) {
    return Arrays.stream(values()).filter(status -> status.word.equals(word)).findFirst();
  }
}
