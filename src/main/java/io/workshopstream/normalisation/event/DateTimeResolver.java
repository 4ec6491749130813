package io.workshopstream.normalisation.event;

import io.workshopstream.budget.WorkBudget;
import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.date.IsoMoment;
import io.workshopstream.grammar.date.Period;
import io.workshopstream.grammar.date.WrittenDate;
import io.workshopstream.grammar.time.Durations;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.Phrases;
import io.workshopstream.grammar.time.TimeMention;
import io.workshopstream.grammar.time.Times;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the claims about day and time into moments on the venue's wall clock. */
public final class DateTimeResolver {

  private static final int MOST = 100;

  /** A range and two days in it. */
  private static final int FEWEST_COVERED = 3;

  private static final int LONGEST_COURSE = 7;
  private static final LocalTime LAST_MINUTES = LocalTime.of(23, 45);
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  private final ZoneId zone;
  private final LocalDate today;
  private final DateOrder order;
  private final MachineClock clock;
  private final PageWeekdays weekdays;
  private final WorkBudget budget;

  /**
   * @param page whose claims are read
   * @param budget pays for each pair of a day and a time, of which a claim may name many
   */
  public DateTimeResolver(PageClaims page, ZoneId zone, LocalDate today, WorkBudget budget) {
    this.zone = zone;
    this.today = today;
    this.order = DateOrderResolver.of(page, zone);
    this.clock = MachineClock.of(page, zone);
    this.weekdays = new PageWeekdays(page, order, today);
    this.budget = budget;
  }

  /** Every time at which the event takes place; empty when the claims name no day. */
  List<EventTime> of(EventClaim claim) {
    List<EventTime> found = new ArrayList<>();
    List<Claim> ends = claim.all(Field.END);
    List<Claim> starts = claim.all(Field.START);
    for (int index = 0; index < starts.size() && found.size() < MOST; index++) {
      String end = index < ends.size() ? ends.get(index).words() : "";
      boolean unset = isUnset(starts.get(index).words(), end);
      moment(starts.get(index).words(), claim)
          .map(when -> unset ? EventTime.day(when.date()) : ended(when, end, claim))
          .ifPresent(found::add);
    }
    if (found.isEmpty()) {
      found.addAll(written(claim));
      String end = ends.isEmpty() || found.size() > 1 ? "" : ends.get(0).words();
      found.replaceAll(when -> ended(when, end, claim));
    }
    return lasting(timed(withoutCover(found), claim), claim);
  }

  /** "2 Mar – 11 Mar" says nothing beside the days in between on which something takes place. */
  private static List<EventTime> withoutCover(List<EventTime> found) {
    return found.size() < FEWEST_COVERED
        ? found
        : found.stream().filter(when -> !covers(when, found)).toList();
  }

  private static boolean covers(EventTime range, List<EventTime> found) {
    long inside =
        found.stream()
            .filter(when -> when.lastDay().equals(when.date()))
            .filter(
                when ->
                    !when.date().isBefore(range.date()) && !when.date().isAfter(range.lastDay()))
            .count();
    return range.lastDay().isAfter(range.date()) && inside > 1;
  }

  private static List<EventTime> lasting(List<EventTime> found, EventClaim claim) {
    return claim
        .first(Field.DURATION)
        .flatMap(DateTimeResolver::duration)
        .map(duration -> found.stream().map(when -> when.lasting(duration)).toList())
        .orElse(found);
  }

  private static Optional<java.time.Duration> duration(String words) {
    if (words.startsWith("P")) {
      try {
        return Optional.of(java.time.Duration.parse(words));
      } catch (java.time.DateTimeException notIso) {
        return Optional.empty();
      }
    }
    return Durations.in(words);
  }

  /** A moment in machine form or in words. */
  private Optional<EventTime> moment(String words, EventClaim claim) {
    Optional<IsoMoment> machine = IsoMoment.parse(words);
    if (machine.isPresent()) {
      return Optional.of(local(machine.get()));
    }
    return occasions(words, List.of(), claim).stream().findFirst();
  }

  /**
   * What a form gives when nobody fills its times in: from midnight to one at the latest, or to the
   * last minutes of the day.
   */
  private static boolean isUnset(String start, String end) {
    IsoMoment from = IsoMoment.parse(start).orElse(null);
    IsoMoment to = IsoMoment.parse(end).orElse(null);
    if (from == null || to == null || !LocalTime.MIDNIGHT.equals(from.time())) {
      return false;
    }
    LocalTime until = to.time();
    boolean sameDay = from.date().equals(to.date());
    boolean nothing = until != null && !until.isAfter(LocalTime.of(1, 0));
    return sameDay && (nothing || isLastMinute(until));
  }

  private EventTime local(IsoMoment moment) {
    LocalTime time = moment.time();
    if (time == null) {
      return EventTime.day(moment.date());
    }
    LocalDateTime wall = clock.at(moment);
    return EventTime.times(wall.toLocalDate(), wall.toLocalTime(), null);
  }

  private EventTime ended(EventTime when, String end, EventClaim claim) {
    if (end.isBlank()) {
      return when;
    }
    Optional<EventTime> until = moment(end, claim);
    if (until.filter(last -> isOpen(when, last)).isPresent()) {
      return when;
    }
    if (until.isPresent()) {
      return when.through(until.get().date(), until.get().start());
    }
    LocalTime start = when.start();
    List<TimeMention> times = Times.in(end);
    return start == null || times.isEmpty()
        ? when
        : EventTime.times(
            when.date(), start, times.get(0).startOn(when.date(), zone).toLocalTime());
  }

  private static boolean isLastMinute(@Nullable LocalTime until) {
    return until != null && !until.isBefore(LAST_MINUTES);
  }

  /** By day "until 23:50" says that nobody knows; in the evening it may be meant. */
  private static boolean isOpen(EventTime when, EventTime last) {
    LocalTime start = when.start();
    boolean byDay = start != null && start.isBefore(EVENING);
    return byDay && last.date().equals(when.date()) && isLastMinute(last.start());
  }

  private List<EventTime> written(EventClaim claim) {
    List<TimeMention> times = times(claim);
    List<TimeMention> starts = Occasion.starts(times);
    Set<EventTime> found = new LinkedHashSet<>();
    for (Claim date : claim.all(Field.DATE)) {
      if (found.size() < MOST) {
        found.addAll(occasions(date.words(), starts, claim));
      }
    }
    return found.stream().limit(MOST).toList();
  }

  private static List<TimeMention> times(EventClaim claim) {
    List<TimeMention> times = new ArrayList<>();
    for (Claim time : claim.all(Field.TIME)) {
      boolean startOnly = Claim.START_ONLY.equals(time.label());
      Times.looselyIn(time.words())
          .forEach(found -> times.add(startOnly ? found.withoutEnd() : found));
    }
    return times;
  }

  /** Days without a time of their own take the times that were claimed apart. */
  private List<EventTime> occasions(String words, List<TimeMention> times, EventClaim claim) {
    List<EventTime> found = new ArrayList<>();
    for (Occasion occasion : Occasion.in(phrases(words))) {
      boolean open = occasion.time() == null && occasion.until() == null && !isSeason(occasion);
      if (open && !times.isEmpty()) {
        times.forEach(time -> add(new Occasion(occasion.date(), time, null), claim, found));
      } else {
        add(occasion, claim, found);
      }
    }
    return found;
  }

  /** Over a range of weeks a time that stands apart is when the doors are open, not a start. */
  private boolean isSeason(Occasion occasion) {
    WrittenDate last = occasion.date().last();
    LocalDate from = occasion.date().first().near(today).orElse(null);
    LocalDate to = last == null ? null : last.near(today).orElse(null);
    return from != null && to != null && to.isAfter(from.plusDays(LONGEST_COURSE));
  }

  private Phrases phrases(String words) {
    Phrases phrases = Phrases.in(words, order);
    if (!phrases.dates().isEmpty()) {
      return phrases;
    }
    List<DateMention> loose =
        Dates.looselyIn(words, order).stream().filter(date -> date.first().namesDay()).toList();
    return new Phrases(words, loose, phrases.times(), phrases.rest(), phrases.otherWords());
  }

  private void add(Occasion occasion, EventClaim claim, List<EventTime> found) {
    day(occasion.date().first(), claim).ifPresent(date -> found.add(when(date, occasion, claim)));
  }

  private EventTime when(LocalDate date, Occasion occasion, EventClaim claim) {
    TimeMention time = occasion.time();
    EventTime when = time == null ? EventTime.day(date) : local(date, time);
    Occasion until = occasion.until();
    if (until != null) {
      return day(until.date().first(), claim).map(last -> through(when, last, until)).orElse(when);
    }
    WrittenDate last = occasion.date().last();
    return last == null ? when : day(last, claim).map(when::until).orElse(when);
  }

  private EventTime through(EventTime when, LocalDate last, Occasion until) {
    TimeMention time = until.time();
    if (time == null) {
      return when.through(last, null);
    }
    LocalDateTime end = time.startOn(last, zone);
    return when.through(end.toLocalDate(), end.toLocalTime());
  }

  private EventTime local(LocalDate date, TimeMention time) {
    LocalDateTime start = time.startOn(date, zone);
    return EventTime.times(start.toLocalDate(), start.toLocalTime(), time.endOn(date, zone));
  }

  private Optional<LocalDate> day(WrittenDate date, EventClaim claim) {
    budget.spend(1);
    WrittenDate complete = date;
    for (Claim period : budget.metered(claim.all(Field.PERIOD))) {
      complete = period(period.words()).complete(complete);
    }
    return weekdays.near(complete);
  }

  private Period period(String words) {
    boolean now = words.toLowerCase(java.util.Locale.ROOT).contains("this month");
    return now ? new Period(today.getYear(), today.getMonthValue()) : Period.in(words);
  }

  /** A day in machine form takes the times that were claimed apart. */
  private List<EventTime> timed(List<EventTime> found, EventClaim claim) {
    List<TimeMention> starts = Occasion.starts(times(claim));
    List<EventTime> timed = new ArrayList<>();
    for (EventTime when : found) {
      boolean open = when.start() == null && claim.has(Field.START) && !starts.isEmpty();
      if (open) {
        starts.forEach(time -> timed.add(timed(when, time)));
      } else {
        timed.add(when);
      }
    }
    return timed;
  }

  private EventTime timed(EventTime when, TimeMention time) {
    return local(when.date(), time).until(when.lastDay());
  }
}
