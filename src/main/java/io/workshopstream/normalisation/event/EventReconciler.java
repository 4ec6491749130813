package io.workshopstream.normalisation.event;

import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.grammar.price.BundleNames;
import io.workshopstream.grammar.price.PriceTiers;
import io.workshopstream.grammar.text.NameSimilarity;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what several sources say about the same events. What a page sells as sessions
 * stands before the one event that holds them; otherwise the most trusted source that names a day
 * decides which events there are. All other sources only complete them.
 */
public final class EventReconciler {

  private static final double SAME_NAME = 0.6;
  private static final double SAME_PLACE = 0.5;

  /** A list that people see is more than so many times as long as what is left over. */
  private static final int TIMES_AS_LONG = 3;

  private static final int MOST_SEEN = 100;

  private final List<Candidate> all;

  private EventReconciler(List<Candidate> all) {
    this.all = all;
  }

  /** Dated events, and undated ones that sell several of them together. */
  public static List<Candidate> of(List<Candidate> all) {
    return new EventReconciler(all).reconciled();
  }

  private List<Candidate> reconciled() {
    List<Candidate> sessions = sessions();
    List<Candidate> events = new ArrayList<>(sessions);
    for (Candidate event : primary()) {
      if (sessions.stream().noneMatch(session -> isHeldBy(session, event))) {
        events.add(event);
      }
    }
    if (!events.isEmpty()) {
      events.addAll(bundles(events));
    }
    return events;
  }

  private List<Candidate> where(Predicate<Candidate> wanted) {
    return all.stream().filter(wanted).toList();
  }

  /** The sessions of the page's event, with day, time and place from what else it says. */
  private List<Candidate> sessions() {
    List<Candidate> sold = merged(where(found -> found.trust() == Trust.ITEMS));
    List<Candidate> sessions = completed(sold, other -> other.trust() != Trust.ITEMS);
    if (sessions.stream().noneMatch(Candidate::isDated)) {
      sessions = sessions.isEmpty() ? scheduled() : atWhole(sessions);
    }
    return sessions.stream().map(this::placed).toList();
  }

  /** Lines of a schedule that name what the page also sells at a price of its own. */
  private List<Candidate> scheduled() {
    List<Candidate> priced =
        where(found -> !found.isDated() && found.trust() == Trust.LISTING && isPriced(found));
    List<Candidate> scheduled = new ArrayList<>();
    if (priced.isEmpty()) {
      return scheduled;
    }
    for (Candidate line :
        merged(where(found -> found.trust() == Trust.LISTING && found.isDated()))) {
      priced.stream()
          .filter(price -> isSame(line, price))
          .findFirst()
          .ifPresent(price -> scheduled.add(line.completedBy(price)));
    }
    return scheduled;
  }

  /**
   * Undated things to buy are sessions of the one event, unless they only are tiers of its price.
   */
  private List<Candidate> atWhole(List<Candidate> sold) {
    Optional<Candidate> whole = whole().filter(Candidate::isDated);
    List<Candidate> own =
        sold.stream().filter(item -> !PriceTiers.isTier(item.event().name())).toList();
    boolean tiers =
        own.size() < 2 || own.stream().allMatch(item -> BundleNames.isNamed(item.event().name()));
    if (whole.isEmpty() || tiers) {
      return whole.map(event -> List.of(event.soldAs(sold))).orElse(List.of());
    }
    return own.stream()
        .map(
            item -> BundleNames.isNamed(item.event().name()) ? item : item.completedBy(whole.get()))
        .toList();
  }

  /** The event that the sessions belong to. */
  private Optional<Candidate> whole() {
    return where(found -> found.trust() == Trust.MARKUP || found.trust() == Trust.DATA).stream()
        .findFirst();
  }

  private Candidate placed(Candidate session) {
    return whole().map(event -> session.placedBy(event.event())).orElse(session);
  }

  /** The events of the most trusted source that names a day, completed by the others. */
  private List<Candidate> primary() {
    for (Trust trust : Trust.values()) {
      List<Candidate> dated = merged(where(found -> found.trust() == trust && found.isDated()));
      if (trust != Trust.ITEMS && !dated.isEmpty() && !areLeftOver(dated)) {
        return completed(
            withoutWhole(dated), other -> other.trust().compareTo(trust) > 0 || !other.isDated());
      }
    }
    return List.of();
  }

  /**
   * Whether a list that people see says nothing of what another source tells: a festival of some
   * years ago, still in the markup of all pages of a site.
   */
  private boolean areLeftOver(List<Candidate> events) {
    List<Candidate> seen =
        where(found -> found.trust() == Trust.LISTING && found.isDated()).stream()
            .limit(MOST_SEEN)
            .toList();
    return events.size() * TIMES_AS_LONG < seen.size()
        && events.stream().noneMatch(event -> seen.stream().anyMatch(one -> tellsOf(event, one)));
  }

  /** Whether something in a list is an event, or stands on the page that it heads. */
  private static boolean tellsOf(Candidate event, Candidate seen) {
    return isSame(event, seen)
        || seen.partOf()
            .filter(heading -> NameSimilarity.of(heading, event.event().name()) >= SAME_NAME)
            .isPresent();
  }

  /**
   * Without an event whose days hold all that say that they are its parts. Where the first show of
   * a list heads the page, the others take place on days of their own.
   */
  private static List<Candidate> withoutWhole(List<Candidate> events) {
    Map<Optional<String>, List<Candidate>> parts =
        events.stream()
            .filter(part -> part.event().start() != null && part.partOf().isPresent())
            .collect(Collectors.groupingBy(Candidate::partOf));
    Map<Optional<String>, List<Candidate>> called =
        events.stream().collect(Collectors.groupingBy(EventReconciler::name));
    called
        .entrySet()
        .removeIf(it -> !holds(it.getValue(), parts.getOrDefault(it.getKey(), List.of())));
    return events.stream().filter(event -> !called.containsKey(name(event))).toList();
  }

  private static Optional<String> name(Candidate event) {
    return event.claim().first(Field.NAME);
  }

  private static boolean holds(List<Candidate> wholes, List<Candidate> parts) {
    List<Candidate> some = wholes.subList(0, Math.min(wholes.size(), MOST_SEEN));
    return !parts.isEmpty()
        && parts.stream().allMatch(part -> some.stream().anyMatch(whole -> covers(whole, part)));
  }

  private List<Candidate> completed(List<Candidate> events, Predicate<Candidate> sources) {
    List<Candidate> others = where(sources);
    List<Candidate> completed = new ArrayList<>();
    for (Candidate event : events) {
      Candidate whole = event;
      for (Candidate other : others) {
        boolean only = events.size() == 1 && isOnSameDay(whole, other);
        whole = only || isSame(whole, other) ? whole.completedBy(other) : whole;
      }
      completed.add(whole);
    }
    return completed;
  }

  /** What is sold together, where it is not among the events already. */
  private List<Candidate> bundles(List<Candidate> events) {
    return where(found -> !found.isDated() && isPriced(found)).stream()
        .filter(found -> BundleNames.isNamed(found.event().name()))
        .filter(found -> events.stream().noneMatch(event -> event.called().isAlike(found.called())))
        .toList();
  }

  private static boolean isPriced(Candidate found) {
    return !found.event().offers().isEmpty();
  }

  /** Whether an event is the session itself or the whole that the session is a part of. */
  private static boolean isHeldBy(Candidate session, Candidate event) {
    return covers(event, session) || session.likeness(event) >= SAME_NAME;
  }

  private static boolean covers(Candidate whole, Candidate part) {
    LocalDate date = part.event().date();
    LocalDate first = whole.event().date();
    LocalDate last = whole.lastDay() == null ? first : whole.lastDay();
    return date != null
        && first != null
        && last != null
        && !date.isBefore(first)
        && !date.isAfter(last);
  }

  /** One of each, where a source tells of the same event twice. */
  private static List<Candidate> merged(List<Candidate> candidates) {
    List<Candidate> merged = new ArrayList<>();
    Map<Optional<LocalDate>, List<Integer>> days = new HashMap<>();
    for (Candidate candidate : candidates) {
      List<Integer> day =
          days.computeIfAbsent(
              Optional.ofNullable(candidate.event().date()), unused -> new ArrayList<>());
      int twin = twin(merged, day, candidate);
      if (twin < 0) {
        day.add(merged.size());
        merged.add(candidate);
      } else {
        merged.set(twin, merged.get(twin).alsoAt(candidate).completedBy(candidate));
      }
    }
    return merged;
  }

  private static int twin(List<Candidate> merged, List<Integer> day, Candidate candidate) {
    for (int index : day) {
      Candidate one = merged.get(index);
      boolean sameDay = one.isDated() ? isOnSameDay(one, candidate) : !candidate.isDated();
      if (sameDay && isTwin(one, candidate)) {
        return index;
      }
    }
    return -1;
  }

  /** Called the same, unless at two places; or, in a list with one time for both, more fully. */
  private static boolean isTwin(Candidate one, Candidate other) {
    boolean timed = one.event().start() != null;
    boolean listed = one.trust() == Trust.LISTING && one.isDated();
    boolean once = listed && timed != (other.event().start() != null);
    return one.called().isAlike(other.called())
        ? !isElsewhere(one.event().location(), other.event().location())
        : once && one.called().isFuller(other.called());
  }

  private static boolean isElsewhere(@Nullable String one, @Nullable String other) {
    return one != null && other != null && NameSimilarity.of(one, other) < SAME_PLACE;
  }

  private static boolean isOnSameDay(Candidate one, Candidate other) {
    LocalDate date = one.event().date();
    return date != null
        && date.equals(other.event().date())
        && fits(one.event().start(), other.event().start());
  }

  private static boolean isSame(Candidate one, Candidate other) {
    boolean day = one.isDated() != other.isDated() || isOnSameDay(one, other);
    return day && one.likeness(other) >= SAME_NAME;
  }

  private static boolean fits(@Nullable LocalTime one, @Nullable LocalTime other) {
    return one == null || other == null || one.equals(other);
  }
}
