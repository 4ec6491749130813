package io.workshopstream.extraction.table;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.outline.Paths;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.Venue;
import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.name.Title;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.grammar.time.Times;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Finds the sessions of a programme that runs in several rooms at once: a table with a column of
 * times, a column for each room, and its day in the heading above. One room alone is an agenda, and
 * columns of weekdays are a weekly plan; both are left alone.
 */
public final class Timetable {

  private static final int FEWEST_COLUMNS = 3;
  private static final int MOST_COLUMNS = 12;
  private static final int MOST_SESSIONS = 300;
  private static final int MOST_TABLES = 200;
  private static final int LONGEST_NAME = 120;
  private static final Set<String> BREAKS =
      Vocabulary.of(
          "lunch break tea coffee registration doors dinner breakfast closing opening welcome mittagspause"
              + " pause pausa end changeover rest free");

  private Timetable() {}

  /**
   * The sessions of all programmes, and the rows that they and others used.
   *
   * @param taken the rows that were read otherwise
   */
  public static TableEvents read(Reading page, Set<Element> taken) {
    List<EventClaim> events = new ArrayList<>();
    Set<Element> used = new HashSet<>(taken);
    List<Element> tables = page.select("table");
    page.isCutIf(tables.size() > MOST_TABLES);
    Map<Element, String> days = tables.isEmpty() ? Map.of() : daysAbove(page);
    for (Element table : tables.subList(0, Math.min(tables.size(), MOST_TABLES))) {
      String day = days.getOrDefault(table, "");
      List<Element> rows = day.isEmpty() ? List.of() : rows(table, used, page);
      if (isProgramme(rows, page)) {
        rows.forEach(row -> row(rows.get(0), row, day, page, events));
        used.addAll(rows);
      }
    }
    page.isCutIf(events.size() > MOST_SESSIONS);
    int most = Math.min(events.size(), MOST_SESSIONS);
    return new TableEvents(placed(events.subList(0, most), used, page), used);
  }

  private static List<Element> rows(Element table, Set<Element> used, Reading page) {
    return page.select(table, "tr").stream().filter(row -> !used.contains(row)).toList();
  }

  /** Where all of it takes place, which the page says once. */
  private static List<EventClaim> placed(List<EventClaim> events, Set<Element> rows, Reading page) {
    List<Facts> others =
        events.isEmpty()
            ? List.of()
            : page.facts().stream().filter(facts -> !Reading.isInside(facts.line(), rows)).toList();
    List<Claim> place = Venue.in(others, 0, page.outline().heading());
    return events.stream().map(event -> event.with(place)).toList();
  }

  /** The first column is headed "Time", the others by words that mean nothing to us. */
  private static boolean isProgramme(List<Element> rows, Reading page) {
    Element heading = rows.isEmpty() ? null : rows.get(0);
    if (heading == null
        || heading.childrenSize() < FEWEST_COLUMNS
        || heading.childrenSize() > MOST_COLUMNS
        || Label.heading(words(heading.child(0), page)).orElse(null) != Label.TIME) {
      return false;
    }
    return heading.children().subList(1, heading.childrenSize()).stream()
        .noneMatch(cell -> isKnown(words(cell, page)));
  }

  private static boolean isKnown(String words) {
    boolean dated = !Dates.looselyIn(words, DateOrder.DAY_FIRST).isEmpty();
    return words.isEmpty() || dated || Label.heading(words).isPresent();
  }

  /** By element, the nearest heading above it that names one day; empty where there is none. */
  private static Map<Element, String> daysAbove(Reading page) {
    Map<Element, String> days = new HashMap<>();
    String day = "";
    for (Facts facts : page.facts()) {
      Element at = facts.line().element();
      while (at != null && days.putIfAbsent(at, day) == null) {
        page.budget().spend(1);
        at = at.parent();
      }
      List<DateMention> dates = facts.phrases().dates();
      day = dates.size() == 1 && facts.line().isHeading() ? facts.text() : day;
    }
    return days;
  }

  private static void row(
      Element heading, Element row, String day, Reading page, List<EventClaim> events) {
    String time = row.childrenSize() == 0 ? "" : words(row.child(0), page);
    if (row.childrenSize() != heading.childrenSize() || Times.in(time).isEmpty()) {
      return;
    }
    for (int column = 1; column < row.childrenSize(); column++) {
      Element cell = row.child(column);
      String words = words(cell, page);
      if (isSession(words)) {
        events.add(session(Paths.of(cell), words, words(heading.child(column), page), day, time));
      }
    }
  }

  private static boolean isSession(String words) {
    Set<String> all = NameSimilarity.words(words);
    return words.length() <= LONGEST_NAME && !all.isEmpty() && Collections.disjoint(all, BREAKS);
  }

  private static EventClaim session(
      String place, String words, String room, String day, String time) {
    String[] parts = words.split("\\s[-–—|]\\s", 2);
    Title title = Title.of(parts[0]);
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim(Field.NAME, parts[0], place));
    claims.add(new Claim(Field.DATE, day, "Date", place));
    claims.add(new Claim(Field.TIME, time, place));
    if (parts.length > 1) {
      claims.add(new Claim(Field.PERFORMER, parts[1], place));
    }
    title.people().forEach(name -> claims.add(new Claim(Field.PERFORMER, name, place)));
    claims.add(new Claim(Field.PART_OF, room, place));
    return new EventClaim("timetable", Trust.ITEMS, claims);
  }

  private static String words(Element cell, Reading page) {
    return Markup.oneLine(page.text(cell));
  }
}
