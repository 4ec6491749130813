package io.workshopstream.admin.refresh;

import io.workshopstream.admin.page.PageReading;
import io.workshopstream.catalogue.plan.Findings;
import io.workshopstream.catalogue.plan.Gathered;
import io.workshopstream.catalogue.plan.PlanJson;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.studio.StudioId;
import io.workshopstream.teaching.Sightings;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the pages of a studio have brought so far; for the run's own thread. */
final class GatheredPages {

  /**
   * What a link's page brought, kept until the run ends, so that whoever has to go on with the run
   * does not read it again.
   *
   * @param workshops what it announces
   * @param findings what it says besides
   * @param provesAbsence whether what it no longer announces is gone
   * @param ignored how many of its events were not taken; 1 for a page without any
   * @param saved how many workshops were added or changed when it was read; 0 where all are stored
   *     together at the end
   */
  record KeptPage(
      URI link,
      List<Workshop> workshops,
      Findings findings,
      boolean provesAbsence,
      int ignored,
      int saved) {

    KeptPage {
      findings = Objects.requireNonNullElse(findings, Findings.NONE); // of an older version
    }

    /** What was kept; empty when another version of this program wrote it in another form. */
    static Optional<KeptPage> parse(String json) {
      try {
        return Optional.of(PlanJson.read(json, KeptPage.class));
      } catch (UncheckedIOException another) {
        return Optional.empty();
      }
    }
  }

  private final List<Workshop> workshops = new ArrayList<>();
  private final Set<URI> read = new HashSet<>();
  private final Set<URI> listed = new HashSet<>();
  private Findings findings = Findings.NONE;
  private final Sightings sightings = new Sightings();
  private boolean complete = true;
  private int saved;

  /** The site lists this link, whatever will come of it. */
  void list(URI link) {
    listed.add(link);
  }

  /**
   * A page could not be seen in full.
   *
   * @param leadsOn whether it may lead to links of which nobody knows
   */
  void miss(boolean leadsOn) {
    sightings.miss();
    complete &= !leadsOn;
  }

  /** Adds a page that was not read in this attempt. */
  void restore(KeptPage page) {
    sightings.miss();
    add(page);
  }

  /** A page was read just now, whatever comes of it. */
  void saw(PageReading reading) {
    sightings.saw(reading.learned(), !reading.verdict().verdicts().isEmpty());
    if (reading.verdict().nothing() == PageVerdict.Nothing.TOO_MUCH) {
      sightings.miss();
    }
  }

  /** Which learned rules found their layout. */
  Sightings sightings() {
    return sightings;
  }

  void add(KeptPage page) {
    workshops.addAll(page.workshops());
    findings = findings.and(page.findings());
    saved += page.saved();
    if (page.provesAbsence()) {
      read.add(page.link());
    }
  }

  /** How many links were looked at. */
  int visited() {
    return listed.size();
  }

  /** How many workshops were added or changed page by page. */
  int saved() {
    return saved;
  }

  Gathered of(StudioId studio) {
    return new Gathered(studio, workshops, read, listed, complete, findings);
  }
}
