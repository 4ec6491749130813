package io.workshopstream.budget;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The work that one page may still cost: a number of steps, a time, and a way to be called off. It
 * is charged inside the loops of whoever reads the page; for one thread.
 */
public final class WorkBudget {

  /** A look at the clock costs more than a step. */
  private static final int STEPS_A_LOOK = 64;

  /** Words are looked at letter by letter. */
  private static final int LETTERS_A_STEP = 16;

  private final WorkLimits limits;
  private final BooleanSupplier calledOff;
  private final long begun;
  private long used;
  private long nextLook;
  private boolean over;

  /**
   * A budget for one page, which begins now.
   *
   * @param calledOff whether nobody waits for the page any more; asked often, from the reading
   *     thread
   */
  public WorkBudget(WorkLimits limits, BooleanSupplier calledOff) {
    this.limits = limits;
    this.calledOff = calledOff;
    this.begun = limits.nanoTime().getAsLong();
  }

  /**
   * Charges some steps.
   *
   * @throws WorkSpentException when that is more than is left, and from then on always
   */
  public void spend(long steps) {
    used += steps;
    if (used >= nextLook) {
      nextLook = used + STEPS_A_LOOK;
      over = over || used > limits.steps() || isLate() || calledOff.getAsBoolean();
    }
    if (over) {
      nextLook = 0;
      throw new WorkSpentException();
    }
  }

  /** Charges the reading of some words; returns them. */
  public String read(String words) {
    spend(1 + words.length() / LETTERS_A_STEP);
    return words;
  }

  private boolean isLate() {
    return limits.nanoTime().getAsLong() - begun > limits.time().toNanos();
  }

  /** The steps charged so far. */
  public long used() {
    return used;
  }

  /** A view of a list, each look at one of whose elements costs a step. */
  public <T> List<T> metered(List<T> list) {
    return new MeteredList<>(list, () -> spend(1));
  }
}
