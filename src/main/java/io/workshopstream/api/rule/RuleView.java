package io.workshopstream.api.rule;

import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.teaching.StoredRule;
import java.time.Instant;

/**
 * A learned rule.
 *
 * @param kind {@code name}, {@code people}, {@code price} or {@code no_event}
 * @param place the layout and the slot in it, as people read them
 * @param state {@code proposed}, {@code active} or {@code expired}
 * @param missed how many refreshes in a row have found its layout nowhere
 * @param since when it came into this state
 * @param by who proposed it, and once it is accepted, who accepted it
 * @param example from which correction it was learned
 */
record RuleView(
    long number,
    String studioId,
    String kind,
    String place,
    String fingerprint,
    String state,
    int missed,
    Instant since,
    String by,
    Instant at,
    Example example) {

  /** The correction: its workshop and page, what was read there and what people say it is. */
  record Example(String workshopId, String page, String before, String after) {}

  static RuleView of(StoredRule rule) {
    return new RuleView(
        rule.number(),
        rule.studio().value(),
        rule.kind(),
        rule.place(),
        rule.fingerprint(),
        rule.state().word(),
        rule.standing().missed(),
        rule.standing().since(),
        rule.origin().by(),
        rule.origin().at(),
        new Example(
            rule.origin().workshopId(),
            MaskedAddress.of(rule.origin().page()),
            MaskedAddress.inWords(rule.origin().before()),
            MaskedAddress.inWords(rule.origin().after())));
  }
}
