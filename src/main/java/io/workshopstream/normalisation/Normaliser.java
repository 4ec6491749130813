package io.workshopstream.normalisation;

import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.PageClaims;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the claims of a page into workshops, or says why there are none. Pure, stateless and safe
 * for several threads; never throws.
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
  public PageVerdict judge(PageClaims claims, Rules rules) {
    Moments moments = new Moments(rules.zone(), rules.today(), DateOrders.of(claims, rules.zone()));
    Candidates candidates = new Candidates(moments);
    List<Candidate> all = new ArrayList<>();
    for (EventClaim claim : OwnEvents.of(claims, rules)) {
      if (all.size() < MOST_EVENTS) {
        all.addAll(candidates.of(claim));
      }
    }
    List<Candidate> events = Eventness.among(Reconciliation.of(all), claims, rules.today());
    List<Verdict> verdicts = new Judgement(claims, rules, events, all, sure).verdicts();
    return new PageVerdict(
        verdicts, verdicts.isEmpty() ? ErrorPages.nothing(claims) : PageVerdict.Nothing.NOT_EMPTY);
  }
}
