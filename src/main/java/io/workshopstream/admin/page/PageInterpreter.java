package io.workshopstream.admin.page;

import io.workshopstream.advice.Advice;
import io.workshopstream.advice.Consultation;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Screenshot;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.extraction.lesson.LearnedRules;
import io.workshopstream.normalisation.Normaliser;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.normalisation.rule.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page, and asks the language model where nothing else knows what it announces; what the
 * model says goes the way of all claims.
 */
public final class PageInterpreter {

  private final Extraction extraction;
  private final Normaliser normaliser;
  private final Consultation consultation;

  public PageInterpreter(Extraction extraction, Normaliser normaliser, Consultation consultation) {
    this.extraction = extraction;
    this.normaliser = normaliser;
    this.consultation = consultation;
  }

  /** Reads a page of a studio of which corrections have taught nothing. */
  public PageReading read(Page page, Rules rules, WorkBudget budget) {
    return read(page, rules, LearnedRules.NONE, budget);
  }

  /**
   * Reads a page.
   *
   * @param learned what corrections have taught of the studio's pages
   */
  public PageReading read(Page page, Rules rules, LearnedRules learned, WorkBudget budget) {
    PageClaims claims = claims(page, learned, budget);
    return judge(page.screenshot().orElse(null), claims, rules, budget);
  }

  /** What a page claims; for any thread. */
  PageClaims claims(Page page, LearnedRules learned, WorkBudget budget) {
    return extraction.read(page, learned, budget);
  }

  /**
   * What becomes of a page.
   *
   * @param picture what it looks like; null when no browser was asked
   */
  PageReading judge(
      @Nullable Screenshot picture, PageClaims claims, Rules rules, WorkBudget budget) {
    String text = claims.words().text();
    PageVerdict verdict = normaliser.judge(claims, rules, budget);
    if (rules.acceptance() != Rules.Acceptance.STUDIO || !isOpen(verdict)) {
      return new PageReading(verdict, null, text, claims.learned());
    }
    Advice advice = consultation.ask(claims, picture);
    if (advice instanceof Advice.Given given && !given.events().isEmpty()) {
      PageVerdict advised = normaliser.judge(claims.with(given.events()), rules, budget);
      return new PageReading(advised, advice, text, claims.learned());
    }
    return new PageReading(verdict, advice, text, claims.learned());
  }

  /** Nobody is asked any more; from any thread. */
  public void stop() {
    consultation.abort();
  }

  /** Whether the page may announce something that could not be read. */
  private static boolean isOpen(PageVerdict verdict) {
    return switch (verdict.nothing()) {
      case ERROR_PAGE, EMPTY_PAGE, TOO_MUCH -> false;
      case NO_EVENT -> true;
      case NOT_EMPTY -> verdict.verdicts().stream().allMatch(PageInterpreter::isOpen);
    };
  }

  private static boolean isOpen(Verdict verdict) {
    return verdict instanceof Verdict.Unsure
        || (verdict instanceof Verdict.Rejected rejected
            && rejected.reason() == Verdict.Reason.NO_DATE);
  }
}
