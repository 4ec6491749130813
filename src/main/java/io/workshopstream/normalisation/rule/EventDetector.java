package io.workshopstream.normalisation.rule;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.normalisation.event.Candidate;
import io.workshopstream.normalisation.event.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Weighs whether a dated thing in a page's layout is an event at all, and not an article or a note.
 */
public final class EventDetector {

  private static final int ENOUGH = 2;
  private static final int ENOUGH_WHEN_PAST = 3;
  private static final int FEWEST = 3;
  private static final int MOST_FALLS = 3;

  private static final Set<String> WORDS =
      Vocabulary.of(
          "event events workshop workshops calendar schedule programme gigs tour concert"
              + " concerts upcoming class classes what's whats shows festival veranstaltung"
              + " veranstaltungen termine listings trips meeting meetings agenda");

  private EventDetector() {}

  /**
   * The events among candidates. A list is of one kind: what most of its members are, all are; and
   * where its days ascend, as those of a programme do and those of a log do not, what some are.
   */
  public static List<Candidate> among(
      List<Candidate> candidates, PageClaims page, LocalDate today) {
    Set<Candidate> events = new HashSet<>();
    Map<String, List<Candidate>> lists = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      lists.computeIfAbsent(slot(candidate), unused -> new ArrayList<>()).add(candidate);
    }
    for (List<Candidate> list : lists.values()) {
      List<Candidate> found = list.stream().filter(one -> isEvent(one, page, today)).toList();
      boolean programme = list.size() >= FEWEST && ascends(list);
      boolean most = list.size() >= FEWEST && found.size() * 2 > list.size();
      boolean all = most || (programme && (!found.isEmpty() || speaksOfEvents(page, "")));
      events.addAll(all ? list.stream().filter(EventDetector::isNamed).toList() : found);
    }
    return candidates.stream().filter(events::contains).toList();
  }

  /** Where on the page its day stands: members of one list have the same place. */
  private static String slot(Candidate candidate) {
    return candidate.claim().extractor()
        + candidate.claim().claims().stream()
            .filter(claim -> claim.field() == Field.DATE || claim.field() == Field.START)
            .map(Claim::place)
            .findFirst()
            .orElse("");
  }

  private static boolean ascends(List<Candidate> list) {
    int rising = 0;
    int falling = 0;
    for (int at = 1; at < list.size(); at++) {
      LocalDate before = list.get(at - 1).event().date();
      LocalDate date = list.get(at).event().date();
      int step = before == null || date == null ? 0 : date.compareTo(before);
      rising += step > 0 ? 1 : 0;
      falling += step < 0 ? 1 : 0;
    }
    return rising > 1 && rising >= falling * MOST_FALLS;
  }

  private static boolean isNamed(Candidate candidate) {
    return !NameSimilarity.words(candidate.event().name()).isEmpty();
  }

  private static boolean isEvent(Candidate candidate, PageClaims page, LocalDate today) {
    Trust trust = candidate.trust();
    if (trust == Trust.ITEMS || trust == Trust.MARKUP) {
      return true;
    }
    Event event = candidate.event();
    if (!isNamed(candidate)) {
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
