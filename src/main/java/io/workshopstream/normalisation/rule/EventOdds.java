package io.workshopstream.normalisation.rule;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.normalisation.event.Candidate;
import io.workshopstream.normalisation.event.Event;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How likely a dated thing is an event, by what is said of it and of its page: a sum of weights.
 * Logistic regression over some 200 saved pages with events and 580 articles, recipes and blogs
 * says what counts; most weights were moved by hand afterwards, by the same pages. What is past
 * needs more to speak for it. A price beside it says little: articles name amounts as well.
 */
final class EventOdds {

  private static final double PAST = -2.1;
  private static final double TO_COME = -0.1;
  private static final double TIME = 0.8;
  private static final double END = 0.5;
  private static final double PLACE = 1.4;
  private static final double PRICE = 0.3;
  private static final double SEVERAL_DAYS = 1.7;
  private static final double BOOKABLE = 0.8;

  /** Articles, comments and products are data of applications as well. */
  private static final double DATA = -0.6;

  /** The line that has the day is the name: so are headlines with a day in them. */
  private static final double DAY_IN_NAME = -0.8;

  private static final double NAMED_AN_EVENT = 2.0;
  private static final double ON_A_PAGE_OF_EVENTS = 1.2;

  private static final Set<String> WORDS_OF_BOOKING =
      Vocabulary.of("ticket tickets booking bookings register registration rsvp");

  private EventOdds() {}

  /**
   * The logarithm of the odds; above 0 it is rather an event than not.
   *
   * @param past whether its last day is over
   * @param named whether its name calls it an event
   * @param among whether its name, or its page by title, heading or address, speaks of events
   */
  static double of(Candidate candidate, boolean past, boolean named, boolean among) {
    Event event = candidate.event();
    double odds = past ? PAST : TO_COME;
    odds += event.start() == null ? 0 : TIME;
    odds += event.end() == null ? 0 : END;
    odds += event.location() == null ? 0 : PLACE;
    odds += event.offers().isEmpty() ? 0 : PRICE;
    odds += candidate.lastDay() == null ? 0 : SEVERAL_DAYS;
    odds += isBookable(event.bookingUrl()) ? BOOKABLE : 0;
    odds += candidate.trust() == Trust.DATA ? DATA : 0;
    odds += isDayInName(candidate) ? DAY_IN_NAME : 0;
    odds += named ? NAMED_AN_EVENT : 0;
    return odds + (among ? ON_A_PAGE_OF_EVENTS : 0);
  }

  /** Whether an address says that one books there; articles lead to other pages as well. */
  private static boolean isBookable(@Nullable String address) {
    return address != null
        && !Collections.disjoint(NameSimilarity.words(address), WORDS_OF_BOOKING);
  }

  private static boolean isDayInName(Candidate candidate) {
    return candidate.claim().all(Field.DATE).stream()
        .map(Claim::label)
        .anyMatch(Claim.NAME_LINE::equals);
  }
}
