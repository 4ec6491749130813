package io.workshopstream.extraction.card;

import io.workshopstream.extraction.outline.Line;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.date.Period;
import io.workshopstream.grammar.date.WrittenDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the lines of a page that name days say together. */
final class Days {

  private static final Pattern FILE = Pattern.compile("(?i)\\.(?:pdf|docx?|xlsx?|pptx?)(?:[?#]|$)");

  /** How far away in the list a nameless line of the same day may stand. */
  private static final int NEAR = 3;

  private Days() {}

  /** The year that a heading gives to a day: days of two years are two events. */
  static String year(Anchor anchor, Reading page) {
    return page.periodsAbove(anchor.index()).stream()
        .map(line -> Period.in(line.text()).year())
        .filter(year -> year > 0)
        .findFirst()
        .map(year -> " in " + year)
        .orElse("");
  }

  /** The records of a page; none where all of it tells of one day, and labels say which. */
  static List<Regions.Member> members(Reading page, List<Anchor> anchors) {
    boolean parts = areOne(anchors) && anchors.stream().anyMatch(Anchor::labelled);
    return parts ? List.of() : Regions.in(page, anchors);
  }

  /** Whether all of them name one day. */
  static boolean areOne(List<Anchor> anchors) {
    Set<WrittenDate> days = new HashSet<>();
    for (Anchor anchor : anchors) {
      Dates.looselyIn(anchor.words(), DateOrder.DAY_FIRST).stream()
          .limit(1)
          .forEach(date -> days.add(date.first().withYear(0).withWeekday(null)));
    }
    return anchors.size() > 1 && days.size() == 1;
  }

  /**
   * Takes their names from lines that lead to a file and stand beside a nameless line of the same
   * day: "20 April - Director's Report" below "20 April - Agenda" names a document, not an event.
   */
  static void dropDocuments(List<Anchor> anchors, Reading page) {
    for (int at = 0; at < anchors.size(); at++) {
      Anchor anchor = anchors.get(at);
      if (!anchor.name().isEmpty() && isFile(page.facts().get(anchor.index()).line())) {
        int from = Math.max(0, at - NEAR);
        List<Anchor> near = anchors.subList(from, Math.min(anchors.size(), at + NEAR + 1));
        boolean told =
            near.stream().anyMatch(one -> one.name().isEmpty() && areOne(List.of(anchor, one)));
        anchors.set(at, told ? anchor.unnamed() : anchor);
      }
    }
  }

  private static boolean isFile(Line line) {
    return !line.links().isEmpty()
        && line.links().stream().allMatch(link -> FILE.matcher(link).find());
  }
}
