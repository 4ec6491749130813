package io.workshopstream.budget;

import java.time.Duration;

/** Budgets for tests. */
public final class Budgets {

  private Budgets() {}

  /** As shipped. */
  public static WorkLimits shipped() {
    return new WorkLimits(10_000_000, Duration.ofSeconds(20), System::nanoTime);
  }

  /** More than any page of a test needs. */
  public static WorkBudget plenty() {
    return new WorkBudget(
        new WorkLimits(Long.MAX_VALUE / 2, Duration.ofHours(1), System::nanoTime), () -> false);
  }
}
