package io.workshopstream.admin.refresh;

import io.workshopstream.admin.cache.PageCache;
import io.workshopstream.admin.meter.StudioMeter;
import io.workshopstream.admin.page.CurrentArtists;
import io.workshopstream.admin.page.PageInterpreter;
import io.workshopstream.admin.page.PageReader;
import io.workshopstream.advice.Advisor;
import io.workshopstream.budget.WorkLimits;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.plan.Gathered;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.extraction.lesson.LearnedRules;
import io.workshopstream.normalisation.Normaliser;
import io.workshopstream.run.job.Progress;
import io.workshopstream.studio.Studio;
import io.workshopstream.teaching.RuleBook;
import io.workshopstream.trace.Tracing;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** Sets out to studios, with all that the reading of their pages needs. */
@Dependent
public class StudioCrawls {

  @Inject private Crawler crawler;
  @Inject private Extraction extraction;
  @Inject private Normaliser normaliser;
  @Inject private Advisor advisor;
  @Inject private Catalogue catalogue;
  @Inject private CurrentArtists artists;
  @Inject private PageCache cache;
  @Inject private Clock clock;
  @Inject private WorkLimits limits;
  @Inject private StudioMeter meter;
  @Inject private Tracing tracing;
  @Inject private RuleBook rules;

  /** Sets out to a studio; nothing is asked for yet. Whoever gets it closes it. */
  StudioCrawl begin(Studio studio, Progress progress) {
    PageInterpreter pages =
        new PageInterpreter(extraction, normaliser, advisor.begin(tokens -> {}));
    LearnedRules learned = rules.active(studio.id());
    PageReader reader =
        new PageReader(
            pages,
            clock,
            artists.get(),
            limits,
            learned,
            cache.open(studio, crawler.runsScripts(), limits.steps(), learned.version()));
    return new StudioCrawl(studio, crawler, reader, progress, meter, tracing);
  }

  /** What the gathered pages of a studio would change. */
  RefreshPlan plan(Studio studio, Gathered gathered) {
    return catalogue.plan(gathered, studio.today(clock));
  }
}
