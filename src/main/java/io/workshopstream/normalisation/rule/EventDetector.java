package io.workshopstream.normalisation.rule;

import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.normalisation.event.Candidate;
import io.workshopstream.normalisation.event.Event;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Weighs whether a dated thing in a page's layout is an event at all, and not an article or a note.
 */
public final class EventDetector {

  private static final int ENOUGH = 2;
  private static final int ENOUGH_WHEN_PAST = 3;

  private static final Set<String> WORDS =
      Vocabulary.of(
          "event events workshop workshops calendar schedule programme gigs tour concert"
              + " concerts upcoming class classes what's whats shows festival veranstaltung"
              + " veranstaltungen termine listings trips meeting meetings agenda");

  private EventDetector() {}

  /** The events among candidates. A list is of one kind: what most of its members are, all are. */
  public static List<Candidate> among(
      List<Candidate> candidates, PageClaims page, LocalDate today) {
    List<Candidate> events =
        candidates.stream().filter(found -> isEvent(found, page, today)).toList();
    boolean most = candidates.size() > 2 && events.size() * 2 > candidates.size();
    return most
        ? candidates.stream()
            .filter(found -> !NameSimilarity.words(found.event().name()).isEmpty())
            .toList()
        : events;
  }

  private static boolean isEvent(Candidate candidate, PageClaims page, LocalDate today) {
    Trust trust = candidate.trust();
    if (trust == Trust.ITEMS || trust == Trust.MARKUP) {
      return true;
    }
    Event event = candidate.event();
    if (NameSimilarity.words(event.name()).isEmpty()) {
      return false;
    }
    return weight(candidate, page, today) >= (isPast(candidate, today) ? ENOUGH_WHEN_PAST : ENOUGH);
  }

  private static int weight(Candidate candidate, PageClaims page, LocalDate today) {
    Event event = candidate.event();
    int weight = event.start() == null ? 0 : 1;
    weight += event.end() == null ? 0 : 1;
    weight += event.offers().isEmpty() ? 0 : 1;
    weight += event.location() == null ? 0 : 1;
    weight += candidate.lastDay() == null ? 0 : 1;
    weight += candidate.trust() == Trust.DATA ? 1 : 0;
    weight +=
        candidate.claim().all(Field.DATE).stream().anyMatch(date -> date.label() != null) ? 1 : 0;
    weight += isPast(candidate, today) ? 0 : 1;
    return weight + (speaksOfEvents(page, event.name()) ? 1 : 0);
  }

  private static boolean isPast(Candidate candidate, LocalDate today) {
    LocalDate date = candidate.event().date();
    LocalDate last = candidate.lastDay() == null ? date : candidate.lastDay();
    return last != null && last.isBefore(today);
  }

  private static boolean speaksOfEvents(PageClaims page, String name) {
    String path = page.address().getPath() == null ? "" : page.address().getPath();
    String words = page.title() + " " + page.heading() + " " + name + " " + path.replace('/', ' ');
    String plain = words.toLowerCase(Locale.ROOT).replace('’', '\'');
    return plain.contains("what's on")
        || NameSimilarity.words(plain).stream().anyMatch(WORDS::contains);
  }
}
