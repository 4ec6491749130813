package io.workshopstream.api.workshop;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Workshops in the grouped form of the apps: the current week, Monday to Sunday by each studio's
 * own clock, by day without empty days, and what comes after it; in order of time.
 */
record WeekView(List<Day> thisWeek, List<WorkshopItem> postThisWeek) {

  /** A weekday and what happens on it. */
  record Day(String day, List<WorkshopItem> workshops) {}

  /**
   * An item and the day it is on.
   *
   * @param monday the first day of the current week where the studio is
   */
  record Dated(LocalDate date, LocalDate monday, WorkshopItem item) {}

  /** Groups; what lies before the current week is left out. */
  static WeekView of(List<Dated> items) {
    Map<DayOfWeek, List<WorkshopItem>> days = new TreeMap<>();
    List<WorkshopItem> later = new ArrayList<>();
    for (Dated dated : inOrder(items)) {
      if (!dated.date().isBefore(dated.monday().plusWeeks(1))) {
        later.add(dated.item());
      } else if (!dated.date().isBefore(dated.monday())) {
        days.computeIfAbsent(dated.date().getDayOfWeek(), day -> new ArrayList<>())
            .add(dated.item());
      }
    }
    return new WeekView(
        days.entrySet().stream()
            .map(day -> new Day(DateLabels.weekday(day.getKey()), day.getValue()))
            .toList(),
        later);
  }

  private static List<Dated> inOrder(List<Dated> items) {
    return items.stream()
        .sorted(
            Comparator.comparing((Dated dated) -> dated.item().timestampEpoch())
                .thenComparing(dated -> dated.item().uuid()))
        .toList();
  }
}
