package io.workshopstream.notice.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh plans for a studio, in the numbers that matter to whoever is told.
 *
 * @param before how many workshops to come there were
 * @param after how many there are, or would be, afterwards
 * @param added those that were not there before
 * @param found whether the site announces any workshop
 * @param heldBecause why the plan waits for a decision; null when it does not
 */
public record PlanFacts(
    String studio,
    int before,
    int after,
    List<AddedWorkshop> added,
    boolean found,
    @Nullable String heldBecause) {

  /** A drop to less than this part of what was there is a sharp one. */
  private static final double SHARP = 0.5;

  /** A drop by fewer than these is none to speak of. */
  private static final int LEAST_LOST = 4;

  public PlanFacts {
    added = List.copyOf(added);
  }

  /**
   * A workshop that was not there before.
   *
   * @param title the song, or else the people; empty when the page names neither
   * @param times as {@code 2026-01-24T17:00/19:00}
   */
  public record AddedWorkshop(String title, String by, List<String> times, String url) {
    public AddedWorkshop {
      times = List.copyOf(times);
    }
  }

  /**
   * Whether fewer than half of the workshops to come are left, and at least four fewer than before.
   */
  public boolean isSharpDrop() {
    return before - after >= LEAST_LOST && after < SHARP * before;
  }
}
