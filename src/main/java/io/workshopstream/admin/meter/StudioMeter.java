package io.workshopstream.admin.meter;

import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.metric.BoundedFamily;
import io.workshopstream.metric.EnumCounters;
import io.workshopstream.metric.MetricLabel;
import io.workshopstream.metric.Metrics;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Verdict;
import java.util.Collection;
import java.util.EnumSet;

/** Counts the pages of studios and what comes of them. For any number of threads. */
public final class StudioMeter {

  /** How many studios have numbers of their own; all others share {@code other}. */
  public static final int MOST_STUDIOS = 200;

  /** Extractors are words of the code. */
  private static final int MOST_EXTRACTORS = 32;

  private final BoundedFamily<EnumCounters<PageOutcome>> pages;
  private final BoundedFamily<EnumCounters<PlanChange>> changes;
  private final BoundedFamily<EnumCounters<PlanFate>> plans;
  private final BoundedFamily<Verdicts> events;

  /** What became of the events that one extractor read. */
  private record Verdicts(
      Metrics.Counter accepted, Metrics.Counter unsure, EnumCounters<Verdict.Reason> rejected) {}

  /**
   * @param studios that are shown from the beginning
   */
  public StudioMeter(Metrics metrics, Collection<String> studios) {
    pages = new BoundedFamily<>("studio", MOST_STUDIOS, studio -> pages(metrics, studio));
    changes = new BoundedFamily<>("studio", MOST_STUDIOS, studio -> changes(metrics, studio));
    plans = new BoundedFamily<>("studio", MOST_STUDIOS, studio -> plans(metrics, studio));
    events =
        new BoundedFamily<>(
            "extractor", MOST_EXTRACTORS, extractor -> verdicts(metrics, extractor));
    studios.forEach(this::show);
  }

  private void show(String studio) {
    pages.of(studio);
    changes.of(studio);
    plans.of(studio);
  }

  private static EnumCounters<PageOutcome> pages(Metrics metrics, MetricLabel studio) {
    return new EnumCounters<>(
        EnumSet.allOf(PageOutcome.class),
        outcome ->
            metrics.counter(
                "studio_pages",
                "Pages that studios link to and that were looked at.",
                studio,
                MetricLabel.of("outcome", outcome)));
  }

  private static EnumCounters<PlanChange> changes(Metrics metrics, MetricLabel studio) {
    return new EnumCounters<>(
        EnumSet.allOf(PlanChange.class),
        change ->
            metrics.counter(
                "studio_plan_workshops",
                "Workshops that plans of refreshes, stored or held back, were about.",
                studio,
                MetricLabel.of("change", change)));
  }

  private static EnumCounters<PlanFate> plans(Metrics metrics, MetricLabel studio) {
    return new EnumCounters<>(
        EnumSet.allOf(PlanFate.class),
        fate ->
            metrics.counter(
                "studio_plans",
                "Plans of refreshes, by what became of them.",
                studio,
                MetricLabel.of("fate", fate)));
  }

  private static Verdicts verdicts(Metrics metrics, MetricLabel extractor) {
    String name = "extracted_events";
    String meaning = "Events that were read on pages, by what became of them.";
    return new Verdicts(
        metrics.counter(name, meaning, extractor, new MetricLabel("verdict", "accepted")),
        metrics.counter(name, meaning, extractor, new MetricLabel("verdict", "unsure")),
        new EnumCounters<>(
            EnumSet.allOf(Verdict.Reason.class),
            reason ->
                metrics.counter(name, meaning, extractor, MetricLabel.of("verdict", reason))));
  }

  /** Notes what became of a page of a studio. */
  public void page(String studio, PageOutcome outcome) {
    pages.of(studio).increment(outcome);
  }

  /** Notes what became of the events of a page. */
  public void events(PageVerdict page) {
    for (Verdict verdict : page.verdicts()) {
      Verdicts extractor = events.of(verdict.event().extractor());
      if (verdict instanceof Verdict.Rejected rejected) {
        extractor.rejected().increment(rejected.reason());
      } else if (verdict instanceof Verdict.Unsure) {
        extractor.unsure().increment();
      } else {
        extractor.accepted().increment();
      }
    }
  }

  /** Notes what became of a plan. */
  public void plan(RefreshPlan plan, PlanFate fate) {
    String studio = plan.studio().value();
    plans.of(studio).increment(fate);
    EnumCounters<PlanChange> counted = changes.of(studio);
    counted.add(PlanChange.ADDED, plan.added().size());
    counted.add(PlanChange.CHANGED, plan.changed().size());
    counted.add(PlanChange.REMOVED, plan.removed().size());
    counted.add(PlanChange.KEPT, plan.kept().size());
  }
}
