package io.workshopstream.advice;

import java.time.LocalDate;

/**
 * What each day has cost so far, over all servers that share it. Blocks for a short and bounded
 * time, and throws nothing.
 */
public interface TokenAccount {

  /** Whether something may be spent. */
  enum Answer {
    /** It may, and is counted. */
    GRANTED,
    /** The day has cost as much as it may. */
    SPENT,
    /** Nobody can tell. */
    UNKNOWN
  }

  /**
   * Counts tokens that are about to be spent.
   *
   * @param limit a day that has cost so much is granted nothing more
   */
  Answer reserve(LocalDate day, long tokens, long limit);

  /**
   * Corrects what was reserved, once it is known what came of it. When that is impossible, what was
   * reserved counts.
   *
   * @param difference what is to be added; may be negative
   */
  void correct(LocalDate day, long difference);
}
