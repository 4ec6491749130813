package io.workshopstream.normalisation.rule;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.normalisation.event.Candidate;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Weighs whether a dated thing in a page's layout is an event at all, and not an article or a note.
 */
public final class EventDetector {

  private static final int FEWEST = 3;
  private static final int MOST_FALLS = 3;

  /** People begin at minutes that this divides. */
  private static final int ROUND = 5;

  /** So many moments are not all round by chance. */
  private static final int FEWEST_APPOINTMENTS = 5;

  private static final Set<String> WORDS =
      Vocabulary.of(
          "event events workshop workshops calendar schedule programme gigs tour concert"
              + " concerts upcoming class classes what's whats shows festival veranstaltung"
              + " veranstaltungen termine listings trips meeting meetings agenda");

  private static final String LAST_TWO = "[^>]{0,80}(?:>[^>]{0,80})?$";

  /** Classes by which systems of many languages mark who wrote something, and when. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?i)(?:comment|byline|dateline|pubdate|publi(?:sh|cation)|updated|posted"
              + "|author(?!s?[-_]?(?:event|talk|reading|visit)))"
              + LAST_TWO);

  /** Classes that hold the day of writing, or that of an event which is told as a post. */
  private static final Pattern DATED =
      Pattern.compile(
          "(?i)(?:(?<!event[-_]{0,2})meta|timestamp|(?:post|entry|article)[-_]{0,2}(?:date|time))"
              + LAST_TWO);

  private static final Pattern HOURS = Pattern.compile("(?i)\\bhours\\W*$");

  private EventDetector() {}

  /**
   * The events among candidates. A list is of one kind: what most of its members are, all are; and
   * where its days ascend, as those of a programme do and those of a log do not, what some are.
   */
  public static List<Candidate> among(
      List<Candidate> candidates, PageClaims page, LocalDate today) {
    Set<Candidate> events = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<String, List<Candidate>> lists = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      lists.computeIfAbsent(slot(candidate), unused -> new ArrayList<>()).add(candidate);
    }
    for (List<Candidate> list : lists.values()) {
      if (isLog(list, today) || isHistory(list, today) || areHours(list, page)) {
        continue;
      }
      List<Candidate> found = list.stream().filter(one -> isEvent(one, page, today)).toList();
      boolean programme = (list.size() >= FEWEST && ascends(list)) || areAppointments(list);
      boolean most = list.size() >= FEWEST && found.size() * 2 > list.size();
      boolean told = !found.isEmpty() || speaksOfEvents(page, "") || isOneKind(list);
      boolean all = most || (programme && told);
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
    int rising = steps(list, 1);
    return rising > 1 && rising >= steps(list, -1) * MOST_FALLS;
  }

  /**
   * What happened, the latest first or to the odd minute: all of it up to today. Nothing of it is
   * called an event, unless several odd minutes show that it was noted, as news of a meeting are.
   */
  private static boolean isLog(List<Candidate> list, LocalDate today) {
    int falling = steps(list, -1);
    boolean descends = falling > 1 && falling >= steps(list, 1) * MOST_FALLS;
    boolean stamps = areStamps(list);
    boolean noted = stamps && list.size() > 1;
    return (stamps || (descends && !areAppointments(list)))
        && list.stream()
            .allMatch(
                one ->
                    one.trust() == Trust.LISTING
                        && isPast(one, today.plusDays(1))
                        && (noted || !isEventWord(one.event().name())));
  }

  /** What happened over years, hardly once in each: works of an artist, dates of a house. */
  private static boolean isHistory(List<Candidate> list, LocalDate today) {
    List<LocalDate> days =
        list.stream().map(one -> one.event().date()).filter(Objects::nonNull).sorted().toList();
    if (days.size() < FEWEST) {
      return false;
    }
    long years = ChronoUnit.YEARS.between(days.get(0), days.get(days.size() - 1));
    return years >= days.size()
        && list.stream().allMatch(one -> one.trust() == Trust.LISTING && isPast(one, today));
  }

  /** Days below a page's heading "Opening hours" or "Holiday hours" say when a house is open. */
  private static boolean areHours(List<Candidate> list, PageClaims page) {
    return HOURS.matcher(page.heading()).find()
        && list.stream().allMatch(one -> one.event().name().equals(page.heading()));
  }

  /** All at round minutes, as only what was agreed is; midnight is what systems write for none. */
  private static boolean areAppointments(List<Candidate> list) {
    return list.size() >= FEWEST_APPOINTMENTS
        && list.stream()
            .map(one -> one.event().start())
            .allMatch(
                start ->
                    start != null
                        && start.getMinute() % ROUND == 0
                        && !start.equals(LocalTime.MIDNIGHT));
  }

  /** Nobody announces anything for 8:41; of moments that were noted one in five is round. */
  private static boolean areStamps(List<Candidate> list) {
    long odd =
        list.stream()
            .map(one -> one.event().start())
            .filter(start -> start != null && start.getMinute() % ROUND != 0)
            .count();
    return odd > 0 && odd * 2 >= list.size();
  }

  /** What stands where the page's own classes put the day of writing, and is not to come. */
  private static boolean isNote(Candidate candidate, LocalDate today) {
    return candidate.trust() == Trust.LISTING
        && ((isPast(candidate, today) && isIn(candidate, DATED))
            || (isPast(candidate, today.plusDays(1)) && isIn(candidate, WRITTEN)));
  }

  private static boolean isIn(Candidate candidate, Pattern classes) {
    return candidate.claim().all(Field.DATE).stream()
        .anyMatch(date -> classes.matcher(date.place()).find());
  }

  /** How many members lie later than the one before them, or earlier. */
  private static int steps(List<Candidate> list, int sign) {
    int steps = 0;
    for (int at = 1; at < list.size(); at++) {
      LocalDateTime before = moment(list.get(at - 1));
      LocalDateTime moment = moment(list.get(at));
      int step = before == null || moment == null ? 0 : moment.compareTo(before);
      steps += Integer.signum(step) == sign ? 1 : 0;
    }
    return steps;
  }

  private static @Nullable LocalDateTime moment(Candidate candidate) {
    LocalDate date = candidate.event().date();
    LocalTime start = candidate.event().start();
    return date == null ? null : date.atTime(start == null ? LocalTime.MIDNIGHT : start);
  }

  /** All have a time, or all the same name, which then is that of their list. */
  private static boolean isOneKind(List<Candidate> list) {
    String name = list.get(0).event().name();
    return list.stream().allMatch(candidate -> candidate.event().start() != null)
        || list.stream().allMatch(candidate -> candidate.event().name().equals(name));
  }

  private static boolean isEventWord(String words) {
    return NameSimilarity.words(words).stream().anyMatch(WORDS::contains);
  }

  private static boolean isNamed(Candidate candidate) {
    return !NameSimilarity.words(candidate.event().name()).isEmpty();
  }

  private static boolean isEvent(Candidate candidate, PageClaims page, LocalDate today) {
    Trust trust = candidate.trust();
    if (trust == Trust.ITEMS || trust == Trust.MARKUP || trust == Trust.MODEL) {
      return true;
    }
    if (!isNamed(candidate) || isNote(candidate, today)) {
      return false;
    }
    boolean past = isPast(candidate, today);
    boolean named = isEventWord(candidate.event().name());
    return EventOdds.of(candidate, past, named, speaksOfEvents(page, candidate.event().name())) > 0;
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
