package io.workshopstream.catalogue.plan;

import java.util.Arrays;
import java.util.Optional;

/** What a plan was made by. */
public enum PlanCause {
  /** A run that replaces a studio's workshops by what its site announces. */
  REFRESH("refresh"),
  /** A run that saves a studio's workshops page by page. */
  PROCESS("process"),
  /** Somebody who let a plan pass that a run held back. */
  APPROVAL("approval"),
  /** Somebody who wants an earlier state back. */
  RESTORE("restore"),
  /** Somebody who took something unclear for a workshop. */
  REVIEW("review");

  private final String word;

  PlanCause(String word) {
    this.word = word;
  }

  /** The cause as it is written on the wire and in the database. */
  public String word() {
    return word;
  }

  /** The cause that a word names. */
  public static Optional<PlanCause> of(String word) {
    return Arrays.stream(values()).filter(cause -> cause.word.equals(word)).findFirst();
  }
}
