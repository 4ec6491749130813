package io.workshopstream.normalisation;

import io.workshopstream.budget.WorkBudget;
import io.workshopstream.budget.WorkSpentException;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Extent;
import io.workshopstream.extraction.claim.PageClaims;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the claims of a page into workshops, or says why there are none. Pure, stateless and safe
 * for several threads; never throws: a page that would cost more than its budget is {@linkplain
 * PageVerdict.Nothing#TOO_MUCH too much}.
 */
public class Normaliser {

  /** Below this confidence a person has to look. */
  static final double SURE = 0.35;

  /** No page that people read announces more. */
  private static final int MOST_EVENTS = 1000;

  private final double sure;

  public Normaliser() {
    this(SURE);
  }

  /**
   * @param sure the confidence, 0 to 1, below which an event is no workshop before a person looked
   */
  public Normaliser(double sure) {
    this.sure = sure;
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
    Moments moments =
        new Moments(rules.zone(), rules.today(), DateOrders.of(claims, rules.zone()), budget);
    Candidates candidates = new Candidates(moments);
    List<Candidate> made = new ArrayList<>();
    boolean whole = claims.extent() == Extent.WHOLE;
    for (EventClaim claim : budget.metered(OwnEvents.of(claims, rules))) {
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
            Eventness.among(budget.metered(Reconciliation.of(all)), claims, rules.today()));
    List<Verdict> verdicts = new Judgement(claims, rules, events, all, sure).verdicts();
    return new PageVerdict(
        verdicts,
        verdicts.isEmpty() ? ErrorPages.nothing(claims) : PageVerdict.Nothing.NOT_EMPTY,
        whole);
  }
}
