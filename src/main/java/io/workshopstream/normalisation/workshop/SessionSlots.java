package io.workshopstream.normalisation.workshop;

import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.normalisation.event.Candidate;
import io.workshopstream.normalisation.event.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The meetings of an event. */
final class SessionSlots {

  private static final int MOST_DAYS = 31;

  private SessionSlots() {}

  /** In order, each once: every day of a short range, every meeting of an intensive. */
  static List<Slot> of(List<Candidate> meetings) {
    List<Slot> slots = new ArrayList<>();
    meetings.forEach(meeting -> slots.addAll(days(meeting)));
    if (slots.size() == 1) {
      return List.copyOf(slots);
    }
    Comparator<Slot> byDay = Comparator.comparing(Slot::date);
    return slots.stream()
        .distinct()
        .sorted(byDay.thenComparing(Slot::start, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }

  private static List<Slot> days(Candidate candidate) {
    Event event = candidate.event();
    LocalDate first = event.date();
    if (first == null) {
      return List.of();
    }
    LocalDate last = candidate.lastDay() == null ? first : candidate.lastDay();
    boolean each = first.plusDays(MOST_DAYS).isAfter(last) && isDaily(event);
    LocalDate until = each ? last : first;
    return first
        .datesUntil(until.plusDays(1))
        .map(day -> new Slot(day, event.start(), event.end()))
        .toList();
  }

  /** One stretch over several days is one meeting. */
  private static boolean isDaily(Event event) {
    LocalDate endDate = event.endDate();
    boolean stretch =
        event.end() != null
            && endDate != null
            && event.date() != null
            && endDate.isAfter(event.date().plusDays(1));
    return !stretch;
  }
}
