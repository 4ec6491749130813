package io.workshopstream.extraction.card;

import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.date.Period;
import java.util.ArrayList;
import java.util.List;

/** What the lines of a page that name days say together. */
final class Days {

  /** How far away in the list another line of the same day may stand. */
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
    boolean parts = Anchor.areOneDay(anchors) && anchors.stream().anyMatch(Anchor::labelled);
    return parts ? List.of() : Regions.in(page, anchors);
  }

  /**
   * Leaves out the lines that lead to a file beside a line of the same day that leads to none:
   * "Agenda - 12 January.pdf" below "Board meeting - 12 January" is a document of the event. Where
   * all lead to files, those beside a nameless line of their day lose their names: "20 April -
   * Director's Report" below "20 April - Agenda".
   */
  static void dropDocuments(List<Anchor> anchors, Reading page) {
    List<Anchor> documents = new ArrayList<>();
    for (int at = 0; at < anchors.size(); at++) {
      Anchor anchor = anchors.get(at);
      if (!anchor.name().isEmpty() && isFile(anchor, page)) {
        int from = Math.max(0, at - NEAR);
        List<Anchor> near =
            anchors.subList(from, Math.min(anchors.size(), at + NEAR + 1)).stream()
                .filter(one -> Anchor.areOneDay(List.of(anchor, one)))
                .toList();
        if (near.stream().anyMatch(one -> !one.name().isEmpty() && !isFile(one, page))) {
          documents.add(anchor);
        } else if (near.stream().anyMatch(one -> one.name().isEmpty())) {
          anchors.set(at, anchor.unnamed());
        }
      }
    }
    anchors.removeAll(documents);
  }

  private static boolean isFile(Anchor anchor, Reading page) {
    return page.facts().get(anchor.index()).line().isFile();
  }
}
