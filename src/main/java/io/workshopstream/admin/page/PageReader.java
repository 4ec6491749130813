package io.workshopstream.admin.page;

import io.workshopstream.budget.WorkBudget;
import io.workshopstream.budget.WorkLimits;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.lesson.LearnedRules;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.studio.Studio;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Reads pages by a studio's rules; made anew for each run, so that day and known artists stay the
 * same in it.
 */
public final class PageReader {

  private final PageInterpreter pages;
  private final Clock clock;
  private final List<Artist> artists;
  private final WorkLimits limits;
  private final LearnedRules learned;

  /**
   * @param learned what corrections have taught of the pages that will be read
   */
  public PageReader(
      PageInterpreter pages,
      Clock clock,
      List<Artist> artists,
      WorkLimits limits,
      LearnedRules learned) {
    this.learned = learned;
    this.pages = pages;
    this.clock = clock;
    this.artists = List.copyOf(artists);
    this.limits = limits;
  }

  /**
   * Reads one page.
   *
   * @param calledOff whether nobody wants to know any more, from then on
   */
  public PageReading read(Page page, Studio studio, BooleanSupplier calledOff) {
    return pages.read(page, rules(studio), learned, new WorkBudget(limits, calledOff));
  }

  /** The time of the clock that the rules go by. */
  public Instant now() {
    return clock.instant();
  }

  /** Ends what {@link #read} waits for, for good; from any thread. */
  public void stop() {
    pages.stop();
  }

  private Rules rules(Studio studio) {
    return new Rules(
        studio.id(),
        studio.city(),
        studio.zone(),
        studio.today(clock),
        Rules.Acceptance.STUDIO,
        artists);
  }
}
