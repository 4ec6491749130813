package io.workshopstream.normalisation;

import io.workshopstream.budget.WorkBudget;
import io.workshopstream.budget.WorkSpentException;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Extent;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.normalisation.event.Candidate;
import io.workshopstream.normalisation.event.CandidateFactory;
import io.workshopstream.normalisation.event.DateTimeResolver;
import io.workshopstream.normalisation.event.EventReconciler;
import io.workshopstream.normalisation.rule.ErrorPageDetector;
import io.workshopstream.normalisation.rule.EventDetector;
import io.workshopstream.normalisation.rule.ListingFilter;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.normalisation.rule.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the claims of a page into workshops, or says why there are none. Pure, stateless and safe
 * for several threads; never throws: a page that would cost more than its budget is {@linkplain
 * PageVerdict.Nothing#TOO_MUCH too much}.
 */
public class Normaliser {

  /** Below this confidence a person has to look. */
  static final double MIN_CONFIDENCE = 0.35;

  /** No page that people read announces more. */
  private static final int MOST_EVENTS = 1000;

  private final double minConfidence;

  public Normaliser() {
    this(MIN_CONFIDENCE);
  }

  /**
   * @param minConfidence the confidence, 0 to 1, below which an event is no workshop before a
   *     person looked
   */
  public Normaliser(double minConfidence) {
    this.minConfidence = minConfidence;
  }

  /** One verdict for each event that the page announces, in the page's order. */
  public PageVerdict judge(PageClaims claims, Rules rules, WorkBudget budget) {
    if (claims.extent() == Extent.TOO_MUCH) {
      return PageVerdict.tooMuch();
    }
    try {
      return verdict(claims, rules, budget);
    } catch (WorkSpentException tooMuch) {
      return PageVerdict.tooMuch();
    }
  }

  private PageVerdict verdict(PageClaims claims, Rules rules, WorkBudget budget) {
    DateTimeResolver moments = new DateTimeResolver(claims, rules.zone(), rules.today(), budget);
    CandidateFactory candidates = new CandidateFactory(moments);
    List<Candidate> made = new ArrayList<>();
    boolean whole = claims.extent() == Extent.WHOLE;
    List<EventClaim> listed = ListingFilter.of(claims, rules);
    List<EventClaim> barred = listed.stream().filter(Normaliser::isBarred).toList();
    List<EventClaim> told = listed.stream().filter(claim -> !isBarred(claim)).toList();
    for (EventClaim claim : budget.metered(told)) {
      if (made.size() < MOST_EVENTS) {
        made.addAll(candidates.of(claim));
      } else {
        whole = false;
      }
    }
    whole &= made.size() <= MOST_EVENTS;
    made.subList(Math.min(made.size(), MOST_EVENTS), made.size()).clear();
    List<Candidate> all = budget.metered(made);
    List<Candidate> events =
        budget.metered(
            EventDetector.among(budget.metered(EventReconciler.of(all)), claims, rules.today()));
    Judgement judgement = new Judgement(claims, rules, events, all, minConfidence);
    List<Verdict> verdicts = new ArrayList<>(judgement.verdicts());
    verdicts.addAll(judgement.barred(barred.stream().flatMap(one -> candidates.of(one).stream())));
    return new PageVerdict(
        verdicts,
        verdicts.isEmpty() ? ErrorPageDetector.nothing(claims) : PageVerdict.Nothing.NOT_EMPTY,
        whole);
  }

  /** Whether people have said that such records are no events. */
  private static boolean isBarred(EventClaim claim) {
    return claim.has(Field.NO_EVENT);
  }
}
