package io.workshopstream.budget;

/**
 * The way out of every loop at once when a {@link WorkBudget} is spent. It never leaves a room's
 * door: the page's extent says that it was too much.
 */
public final class WorkSpentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkSpentException() {
    super("the work for this page is spent", null, false, false);
  }
}
