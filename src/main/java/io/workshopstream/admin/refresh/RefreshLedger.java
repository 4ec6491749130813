package io.workshopstream.admin.refresh;

import io.workshopstream.catalogue.RefreshPlan;
import io.workshopstream.studio.Studio;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh did to the workshops of each studio, so that whatever it says at its end is so;
 * for the run's own thread.
 */
public final class RefreshLedger {

  private final List<Studio> studios;
  private final boolean dryRun;
  private final List<StudioOutcome> entries = new ArrayList<>();
  private @Nullable StudioCrawl current;

  RefreshLedger(List<Studio> studios, boolean dryRun) {
    this.studios = List.copyOf(studios);
    this.dryRun = dryRun;
  }

  boolean isDryRun() {
    return dryRun;
  }

  /** The pages of this studio are read from now on. */
  void begin(StudioCrawl crawl) {
    current = crawl;
  }

  /** The current studio is done. */
  void enter(StudioCrawl crawl, RefreshPlan plan, StudioOutcome.Fate fate) {
    entries.add(new StudioOutcome(crawl.studio(), crawl.tally(), plan, fate));
    current = null;
  }

  boolean has(Studio studio) {
    return entries.stream().anyMatch(entry -> entry.studio().equals(studio));
  }

  List<StudioOutcome> with(StudioOutcome.Fate fate) {
    return entries.stream().filter(entry -> entry.fate() == fate).toList();
  }

  /** The sums over all studios; empty for a single one, whose own sentence has them. */
  List<String> sums() {
    return studios.size() == 1
        ? List.of()
        : List.of(OutcomeSentences.sums(entries, studios.size(), dryRun));
  }

  /** What was done before the run was stopped, one sentence for the studio and one for all. */
  List<String> whenStopped() {
    List<String> sentences = new ArrayList<>();
    StudioCrawl crawl = current;
    if (crawl != null) {
      sentences.add(OutcomeSentences.stoppedRefreshing(crawl.standing()));
    }
    if (studios.size() > 1 || crawl == null) {
      List<Studio> unchanged = studios.stream().filter(studio -> !isStored(studio)).toList();
      sentences.add(
          OutcomeSentences.stoppedRefreshingAll(
              with(StudioOutcome.Fate.STORED), unchanged, dryRun));
    }
    return sentences;
  }

  private boolean isStored(Studio studio) {
    return with(StudioOutcome.Fate.STORED).stream()
        .anyMatch(entry -> entry.studio().equals(studio));
  }

  /** What was stored before the run broke; empty when nothing was. */
  List<String> whenBroken() {
    List<StudioOutcome> stored = with(StudioOutcome.Fate.STORED);
    return stored.isEmpty() ? List.of() : List.of(OutcomeSentences.storedBefore(stored));
  }
}
