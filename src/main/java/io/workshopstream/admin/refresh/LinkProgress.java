package io.workshopstream.admin.refresh;

import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.run.job.Progress;
import java.util.function.IntSupplier;

/**
 * Counts the links of a run, over all its studios, on the progress bar; for the run's own thread.
 */
final class LinkProgress {

  private final Progress progress;
  private final IntSupplier links;
  private int current;

  /**
   * @param links how many links are known by now
   */
  LinkProgress(Progress progress, IntSupplier links) {
    this.progress = progress;
    this.links = links;
  }

  void next() {
    current++;
    progress.reached(current, total(), Sentences.link(current, total()));
  }

  /** A link that somebody has looked at before: it counts, and nobody has to be told again. */
  void pass() {
    current++;
  }

  void allDone() {
    progress.reached(current, current, Sentences.allDone());
  }

  /** Grows while pages lead to more pages; never less than what was counted. */
  private int total() {
    return Math.max(current, links.getAsInt());
  }
}
