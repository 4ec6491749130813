package io.workshopstream.admin.refresh;

import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.catalogue.entry.Disagreement;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Verdict;
import io.workshopstream.run.ChildRuns;
import io.workshopstream.studio.Studio;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The sentences about what became of a run's work: what was stored, what was not, and why. Each
 * says only what is so on every way that leads to it.
 */
public final class OutcomeSentences {

  private static final int MOST_SHOWN = 200;

  private OutcomeSentences() {}

  /** What people set stays, whatever the page says. */
  static String disagrees(Disagreement one) {
    return one.kept().field().word()
        + " was set by hand to "
        + value(one.kept().text())
        + " and stays so; the page now says "
        + value(one.page())
        + ": "
        + Sentences.workshop(one.workshop());
  }

  private static String value(String text) {
    String shown = MaskedAddress.inWords(text.replace("\n", "; "));
    String most = shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "…" : shown;
    return text.isEmpty() ? "nothing" : "\"" + most + "\"";
  }

  /** What became of a plan. */
  public enum Fate {
    STORED,
    /** It looks like a broken site and waits for an admin. */
    HELD,
    /** It was only to be shown. */
    SHOWN
  }

  /**
   * How far the crawl of a studio is.
   *
   * @param visited how many links were looked at
   * @param links how many links are known by now
   */
  record CrawlStanding(Studio studio, int visited, int links, StudioSummary tally) {}

  /** Of links whose pages were read by whoever worked on the run before. */
  static String linksReadBefore(int read, int links) {
    return read
        + " of "
        + Sentences.count(links, "link")
        + (read == 1 ? " was read before and is" : " were read before and are")
        + " not asked for again";
  }

  /** Of pages of which the site says that nothing of them changed. */
  static String unchanged(int pages, int links) {
    return pages
        + " of "
        + Sentences.count(links, "link")
        + (pages == 1 ? " has" : " have")
        + " not changed since read last, and "
        + (pages == 1 ? "was" : "were")
        + " not sent again";
  }

  /** Of several studios, each of which says so of itself, too. */
  static String refreshAllStarts(int studios, boolean dryRun) {
    return "Starting to refresh " + Sentences.count(studios, "studio") + Sentences.dry(dryRun);
  }

  public static String refreshEnds(Studio studio, StudioSummary tally, Fate fate) {
    return switch (fate) {
      case STORED -> "Finished refreshing " + studio.name() + ": " + tally.words();
      case SHOWN ->
          "Finished refreshing " + studio.name() + Sentences.dry(true) + ": " + tally.words();
      case HELD -> "Read " + studio.name() + ", and changed nothing of it: " + tally.words();
    };
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

  public static String heldBack(Studio studio, RefreshPlan plan) {
    return "Held back: "
        + Sentences.count(plan.removed().size(), "workshop")
        + " would go, which looks like a broken site, so nothing of "
        + studio.name()
        + " was changed. Check the site, then approve or discard this run, or refresh again";
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

  static String waitsForReview(String address, Verdict.Unsure unsure) {
    return String.format(
        Locale.ROOT,
        "Not clear enough on %s (confidence %.2f): a person has to look, in the reviews: %s",
        address,
        unsure.certainty().confidence(),
        Sentences.workshop(unsure.workshop()));
  }

  static String kept(RefreshPlan.Kept kept) {
    String reason =
        switch (kept.reason()) {
          case PAGE_NOT_READ -> "its page could not be read in full";
          case LISTING_NOT_READ -> "not all pages that list links could be read";
          case NOTHING_IS_REMOVED -> "this removes nothing";
        };
    return "Kept although it was not found again, because "
        + reason
        + ": "
        + Sentences.workshop(kept.workshop());
  }

  static String announcedToo(Workshop added) {
    return "Added by hand and announced by a page now as well: take away what was added: "
        + Sentences.workshop(added);
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

  /** Of a studio that was refreshed with others. */
  static String childHeldBack(ChildRuns.Outcome child) {
    return "The changes of "
        + child.subject()
        + " are held back: approve or discard run "
        + child.run();
  }

  /**
   * What a refresh of several studios comes to.
   *
   * @param changes how many workshops were added, changed and so on, by that word
   */
  public static String sums(int done, int all, Map<String, Integer> changes, boolean dryRun) {
    return String.format(
        Locale.ROOT,
        "All in all, %d of %s done: %d added, %d changed, %d removed%s",
        done,
        Sentences.count(all, "studio"),
        changes.getOrDefault("added", 0),
        changes.getOrDefault("changed", 0),
        changes.getOrDefault("removed", 0),
        dryRun ? " if it were no dry run" : "");
  }
}
