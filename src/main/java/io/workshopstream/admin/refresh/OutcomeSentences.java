package io.workshopstream.admin.refresh;

import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.catalogue.RefreshPlan;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.studio.Studio;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The sentences about what became of a run's work: what was stored, what was not, and why. Each
 * says only what is so on every way that leads to it.
 */
public final class OutcomeSentences {

  private OutcomeSentences() {}

  /**
   * How far the crawl of a studio is.
   *
   * @param visited how many links were looked at
   * @param links how many links are known by now
   */
  record CrawlStanding(Studio studio, int visited, int links, StudioSummary tally) {}

  public static String refreshEnds(Studio studio, StudioSummary tally, StudioOutcome.Fate fate) {
    return switch (fate) {
      case STORED -> "Finished refreshing " + studio.name() + ": " + tally.words();
      case SHOWN ->
          "Finished refreshing " + studio.name() + Sentences.dry(true) + ": " + tally.words();
      case HELD -> "Read " + studio.name() + ", and changed nothing of it: " + tally.words();
    };
  }

  /** What a refresh of several studios comes to. */
  public static String sums(List<StudioOutcome> read, int studios, boolean dryRun) {
    StudioSummary all = new StudioSummary();
    read.forEach(entry -> all.add(entry.tally()));
    List<RefreshPlan> plans =
        plans(read, dryRun ? StudioOutcome.Fate.SHOWN : StudioOutcome.Fate.STORED);
    int held = plans(read, StudioOutcome.Fate.HELD).size();
    return "All in all, "
        + read.size()
        + " of "
        + Sentences.count(studios, "studio")
        + " done: "
        + all.words()
        + "; "
        + changes(plans)
        + (dryRun ? " if it were no dry run" : "")
        + (held == 0
            ? ""
            : "; the changes of " + Sentences.count(held, "studio") + " are held back");
  }

  private static List<RefreshPlan> plans(List<StudioOutcome> read, StudioOutcome.Fate fate) {
    return read.stream().filter(entry -> entry.fate() == fate).map(StudioOutcome::plan).toList();
  }

  private static String changes(List<RefreshPlan> plans) {
    return plans.stream().mapToInt(plan -> plan.added().size()).sum()
        + " added, "
        + plans.stream().mapToInt(plan -> plan.changed().size()).sum()
        + " changed, "
        + plans.stream().mapToInt(plan -> plan.removed().size()).sum()
        + " removed";
  }

  static String processingEnds(CrawlStanding crawl, boolean dryRun, int saved) {
    return "Finished processing "
        + crawl.studio().name()
        + ": "
        + crawl.tally().words()
        + "; "
        + savedSoFar(dryRun, saved);
  }

  private static String savedSoFar(boolean dryRun, int saved) {
    return dryRun ? "nothing was saved" : Sentences.count(saved, "workshop") + " saved";
  }

  /** What an admin can do about something that we did not expect. */
  private static String unexpected() {
    return "something unexpected went wrong; the server's log has the details";
  }

  public static String refreshBroke(Studio studio, boolean stored) {
    String state =
        stored ? " to its end, though its changes are stored" : ", which stays as it was";
    return "Could not refresh " + studio.name() + state + ": " + unexpected();
  }

  static String processingBroke(CrawlStanding crawl, boolean dryRun, int saved) {
    return "Could not process "
        + crawl.studio().name()
        + " to its end: "
        + unexpected()
        + "; "
        + savedSoFar(dryRun, saved)
        + " before that";
  }

  static String approvalBroke(List<RefreshPlan> plans) {
    return "Could not carry out what was held back of "
        + plans.stream().map(plan -> plan.studio().value()).collect(Collectors.joining(", "))
        + ", which stays as it was: "
        + unexpected();
  }

  /** Of a page with which something went wrong that we did not expect. */
  static String linkBroke(String address) {
    return "Could not use " + address + ", which keeps its workshops: " + unexpected();
  }

  /** Of a page that was not read to its end. */
  static String linkTooMuch(String address) {
    return "Could not use "
        + address
        + ", which keeps its workshops: "
        + Sentences.nothingOn(PageVerdict.Nothing.TOO_MUCH);
  }

  public static String heldBack(List<StudioOutcome> held) {
    int removed = held.stream().mapToInt(entry -> entry.plan().removed().size()).sum();
    return "Held back: "
        + Sentences.count(removed, "workshop")
        + " would go, which looks like a broken site, so nothing of "
        + names(held.stream().map(StudioOutcome::studio).toList())
        + " was changed. Check the site, then approve or discard this run, or refresh again";
  }

  private static String names(List<Studio> studios) {
    return studios.stream().map(Studio::name).collect(Collectors.joining(", "));
  }

  static String stoppedRefreshing(CrawlStanding crawl) {
    return "Stopped refreshing " + standing(crawl) + "; nothing of it was changed";
  }

  private static String standing(CrawlStanding crawl) {
    return crawl.studio().name()
        + " after "
        + crawl.visited()
        + " of "
        + Sentences.count(crawl.links(), "link")
        + ": "
        + crawl.tally().words();
  }

  /** What a refresh that was stopped did to all its studios. */
  public static String stoppedRefreshingAll(
      List<StudioOutcome> stored, List<Studio> unchanged, boolean dryRun) {
    if (stored.isEmpty()) {
      return "Stopped: nothing was changed" + (dryRun ? ", as in every dry run" : "");
    }
    String rest = unchanged.isEmpty() ? "" : "; nothing was changed of " + names(unchanged);
    return "Stopped. Stored before: " + stored(stored) + rest;
  }

  /** What was stored before something went wrong with the whole run. */
  static String storedBefore(List<StudioOutcome> stored) {
    return "Stored before that: " + stored(stored);
  }

  private static String stored(List<StudioOutcome> stored) {
    return stored.stream()
        .map(entry -> entry.studio().name() + " (" + changes(List.of(entry.plan())) + ")")
        .collect(Collectors.joining(", "));
  }

  static String stoppedProcessing(CrawlStanding crawl, boolean dryRun, int saved) {
    return "Stopped processing " + standing(crawl) + "; " + savedSoFar(dryRun, saved);
  }

  public static String saved(int workshops, boolean dryRun) {
    return (dryRun ? "Would save " : "Saved ") + Sentences.count(workshops, "workshop");
  }

  public static String suspicious(RefreshPlan plan) {
    return Sentences.count(plan.lost(), "workshop")
        + " that "
        + (plan.lost() == 1 ? "is" : "are")
        + " still to come would go: this looks like a broken site";
  }

  /**
   * What a plan does to the catalogue, in numbers.
   *
   * @param would whether that is only shown, or held back
   */
  public static String planned(RefreshPlan plan, boolean would) {
    return String.format(
        Locale.ROOT,
        "%s: %d new, %d changed, %d unchanged, %d no longer offered, %d kept though not found",
        would ? "Would change" : "Changes",
        plan.added().size(),
        plan.changed().size(),
        plan.unchanged().size(),
        plan.removed().size(),
        plan.kept().size());
  }

  public static String approved(RefreshPlan plan) {
    return String.format(
        Locale.ROOT,
        "Approved: %d added, %d changed, %d removed",
        plan.added().size(),
        plan.changed().size(),
        plan.removed().size());
  }

  public static String studiosFailed(int failed, int all) {
    return String.format(Locale.ROOT, "%d of %d studios could not be refreshed", failed, all);
  }
}
