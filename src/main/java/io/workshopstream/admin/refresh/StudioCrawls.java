package io.workshopstream.admin.refresh;

import io.workshopstream.admin.page.PageInterpreter;
import io.workshopstream.admin.page.PageReader;
import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.advice.Advisor;
import io.workshopstream.budget.WorkLimits;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.Gathered;
import io.workshopstream.catalogue.RefreshPlan;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.normalisation.Normaliser;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.studio.Studio;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets out to studios: begins the walk through each site and reads the listings. */
@Dependent
public class StudioCrawls {

  @Inject private Crawler crawler;
  @Inject private Extraction extraction;
  @Inject private Normaliser normaliser;
  @Inject private Advisor advisor;
  @Inject private Catalogue catalogue;
  @Inject private Clock clock;
  @Inject private WorkLimits limits;

  /**
   * Walks that have begun; whoever gets them closes them.
   *
   * @param crawls those whose listing could be read
   * @param problems one sentence for each studio whose listing could not
   */
  record Begun(List<StudioCrawl> crawls, List<String> problems) implements AutoCloseable {

    /** Notes, and says, that a studio failed. */
    void fail(String problem, Progress progress) {
      progress.log(Level.ERROR, problem);
      problems.add(problem);
    }

    /** How many links are known by now. */
    int links() {
      return crawls.stream().mapToInt(StudioCrawl::links).sum();
    }

    private void drop(StudioCrawl crawl) {
      crawls.remove(crawl);
      crawl.close();
    }

    @Override
    public void close() {
      crawls.forEach(StudioCrawl::close);
    }
  }

  /**
   * Reads the listings of all studios first, so that the progress bar knows how far there is to go.
   */
  Begun begin(List<Studio> studios, Progress progress) throws RunStoppedException {
    PageInterpreter pages = new PageInterpreter(extraction, normaliser, advisor.begin());
    PageReader reader = new PageReader(pages, clock, catalogue.artists(), limits);
    Begun begun = new Begun(new ArrayList<>(), new ArrayList<>());
    boolean ready = false;
    try {
      for (Studio studio : studios) {
        if (!Attempt.succeeds(studio.name(), () -> begin(studio, reader, progress, begun))) {
          begun.fail(OutcomeSentences.refreshBroke(studio, false), progress);
        }
      }
      ready = true;
      return begun;
    } finally {
      if (!ready) {
        begun.close();
      }
    }
  }

  private void begin(Studio studio, PageReader reader, Progress progress, Begun begun)
      throws RunStoppedException {
    String missing = studio.missingKey();
    if (missing != null) {
      begun.fail(Sentences.studioIsNotSetUp(studio, missing), progress);
      return;
    }
    StudioCrawl crawl = new StudioCrawl(studio, crawler, reader, progress);
    begun.crawls().add(crawl);
    boolean listed = false;
    try {
      Optional<String> problem = crawl.readListing();
      listed = problem.isEmpty();
      problem.ifPresent(why -> begun.fail(why, progress));
    } finally {
      if (!listed) {
        begun.drop(crawl);
      }
    }
  }

  /** What the gathered pages of a studio would change. */
  RefreshPlan plan(Studio studio, Gathered gathered) {
    return catalogue.plan(gathered, studio.today(clock));
  }
}
