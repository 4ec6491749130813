package io.workshopstream.extraction.table;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.reading.Details;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.Venue;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.name.People;
import io.workshopstream.grammar.price.Prices;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sessions of an event in a table whose headings speak of sessions, dates and times, in
 * any order and wording, made of table cells or of anything else in rows.
 */
public final class SessionTable {

  private static final int MOST_COLUMNS = 12;
  private static final int MOST_ROWS = 300;
  private static final int MOST_HEADINGS = 300;
  private static final int LEVELS = 3;
  private static final int FEWEST_PEOPLE = 3;
  private static final int LONGEST_HEADING = 40;

  /** Two of "Rs", "EUR" or "₹". */
  private static final int LONGEST_CURRENCIES = 6;

  private SessionTable() {}

  public static TableEvents read(Reading page) {
    List<EventClaim> events = new ArrayList<>();
    Set<Element> used = new HashSet<>();
    for (Heading written : headings(page)) {
      List<Element> rows = rows(written, page);
      Heading heading = withPeople(written, rows, page);
      for (Element row : rows) {
        if (used.add(row) && events.size() < MOST_ROWS) {
          row(heading, row, page).ifPresent(events::add);
        }
      }
    }
    page.isCutIf(events.size() >= MOST_ROWS);
    return new TableEvents(events.isEmpty() ? events : shared(events, used, page), used);
  }

  /**
   * A row of headings.
   *
   * @param columns the label of each cell; null for a heading that means nothing to us
   * @param name what the nearest heading above that names something calls all of it, for rows that
   *     have no name
   */
  record Heading(Element row, List<@Nullable Label> columns, String name) {

    boolean tellsSessions() {
      boolean date = columns.contains(Label.DATE);
      boolean time = columns.contains(Label.TIME);
      boolean name = columns.contains(Label.NAME) || columns.contains(Label.SONG);
      return (date && time) || (name && (date || time));
    }
  }

  private static List<Heading> headings(Reading page) {
    List<Facts> lines = page.facts();
    List<Heading> headings = new ArrayList<>();
    Set<Element> seen = new HashSet<>();
    String above = "";
    for (int index = 0; index < lines.size() && headings.size() < MOST_HEADINGS; index++) {
      Facts facts = lines.get(index);
      Element row = index > 0 && isWhen(facts) ? row(lines, index) : null;
      if (row != null && seen.add(row)) {
        heading(row, above, page).filter(Heading::tellsSessions).ifPresent(headings::add);
      }
      boolean names = facts.line().isHeading() && !Generic.isList(facts.text());
      above = names ? facts.text() : above;
    }
    page.isCutIf(headings.size() >= MOST_HEADINGS);
    return headings;
  }

  private static boolean isWhen(Facts facts) {
    Label label = facts.text().length() > LONGEST_HEADING ? null : label(facts.text());
    return label == Label.DATE || label == Label.TIME;
  }

  private static @Nullable Label label(String text) {
    return Label.heading(text).orElse(null);
  }

  /** What holds the heading of a column and one of its neighbours. */
  private static @Nullable Element row(List<Facts> lines, int index) {
    Element own = lines.get(index).line().element();
    for (int beside : List.of(index - 1, index + 1)) {
      Element other = beside < lines.size() ? lines.get(beside).line().element() : null;
      boolean heading = other != null && label(lines.get(beside).text()) != null;
      Element row = own != null && other != null && heading ? common(own, other) : null;
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  private static @Nullable Element common(Element first, Element second) {
    Element at = first.parent();
    for (int level = 0; level < LEVELS && at != null; level++, at = at.parent()) {
      if (Reading.isInside(second, at)) {
        return at;
      }
    }
    return null;
  }

  private static Optional<Heading> heading(Element row, String name, Reading page) {
    if (row.childrenSize() < 2 || row.childrenSize() > MOST_COLUMNS) {
      return Optional.empty();
    }
    List<@Nullable Label> columns = new ArrayList<>();
    for (Element cell : row.children()) {
      String text = Markup.oneLine(page.text(cell));
      columns.add(text.length() > LONGEST_HEADING ? null : label(text));
    }
    onlyOneDate(row, columns, page);
    return Optional.of(new Heading(row, columns, name));
  }

  /** Beside a column of dates, "Day" only counts: 1, 2, 3. */
  private static void onlyOneDate(Element row, List<@Nullable Label> columns, Reading page) {
    boolean several = columns.indexOf(Label.DATE) != columns.lastIndexOf(Label.DATE);
    for (int column = 0; several && column < columns.size(); column++) {
      boolean day = page.text(row.child(column)).strip().equalsIgnoreCase("day");
      if (day && columns.get(column) == Label.DATE) {
        columns.set(column, null);
      }
    }
  }

  /** The elements after the headings that have as many cells. */
  private static List<Element> rows(Heading heading, Reading page) {
    Element at = heading.row();
    for (int level = 0; level < LEVELS && at != null; level++, at = at.parent()) {
      List<Element> rows = new ArrayList<>();
      Element next = at.nextElementSibling();
      while (next != null && rows.size() < MOST_ROWS) {
        page.budget().spend(1 + next.childrenSize());
        collect(next, heading.columns().size(), rows);
        next = next.nextElementSibling();
      }
      if (!rows.isEmpty()) {
        return rows;
      }
    }
    return List.of();
  }

  private static void collect(Element element, int columns, List<Element> rows) {
    List<Element> inside = new ArrayList<>();
    for (Element child : element.children()) {
      if (child.childrenSize() == columns && rows.size() < MOST_ROWS) {
        inside.add(child);
      }
    }
    boolean holdsRows = !inside.isEmpty() && inside.size() * 2 >= element.childrenSize();
    if (holdsRows && !element.nameIs("tr")) {
      rows.addAll(inside);
    } else if (element.childrenSize() == columns) {
      rows.add(element);
    }
  }

  /** Beside a column of names, another one that holds names of people says who takes part. */
  private static Heading withPeople(Heading heading, List<Element> rows, Reading page) {
    List<@Nullable Label> columns = new ArrayList<>(heading.columns());
    for (int column = 0; column < columns.size(); column++) {
      boolean open = columns.get(column) == null && columns.contains(Label.NAME);
      if (open && !columns.contains(Label.ARTIST) && holdsPeople(rows, column, page)) {
        columns.set(column, Label.ARTIST);
      }
    }
    return new Heading(heading.row(), columns, heading.name());
  }

  /** Most cells are names, they differ, and some are of more than one word. */
  private static boolean holdsPeople(List<Element> rows, int column, Reading page) {
    List<String> cells =
        rows.stream()
            .map(row -> Markup.oneLine(page.text(row.child(column))))
            .filter(words -> !words.isEmpty())
            .toList();
    long names = cells.stream().filter(People::mayBeNames).count();
    long full = cells.stream().filter(words -> words.indexOf(' ') > 0).count();
    return names * 5 >= 3L * cells.size()
        && full * 4 >= cells.size()
        && new HashSet<>(cells).size() >= FEWEST_PEOPLE;
  }

  private static Optional<EventClaim> row(Heading heading, Element row, Reading page) {
    Map<Label, String> cells = new LinkedHashMap<>();
    String first = "";
    for (int column = 0; column < heading.columns().size(); column++) {
      String words = Markup.oneLine(page.text(row.child(column)));
      Label label = heading.columns().get(column);
      if (label != null && !words.isEmpty()) {
        cells.putIfAbsent(label, words);
      } else if (label == null && isPrice(words)) {
        cells.putIfAbsent(Label.PRICE, words);
      } else if (label == null && first.isEmpty()) {
        first = words;
      }
    }
    boolean named = cells.containsKey(Label.NAME) || cells.containsKey(Label.SONG);
    boolean counted = !named && !first.isEmpty() && Generic.isCounted(first);
    String name = first.isEmpty() ? heading.name() : first;
    return CellClaims.of(cells, counted ? nameAbove(row, first, page) : name, row, page);
  }

  /** "$30 / $38" below whatever heading. */
  private static boolean isPrice(String words) {
    String rest = words.replaceAll("[\\d.,/|+–()\\s-]", "");
    return rest.length() <= LONGEST_CURRENCIES && !Prices.ofTickets(words).isEmpty();
  }

  /** The heading of the card that holds a table whose rows only count: "Ranjha" above "1", "2". */
  private static String nameAbove(Element row, String counted, Reading page) {
    String above = "";
    for (Facts facts : page.facts()) {
      if (Reading.isInside(facts.line(), Set.of(row))) {
        return above.isEmpty() ? counted : above;
      }
      if (facts.line().isHeading()) {
        boolean names =
            !Generic.isGeneric(facts.text()) && !facts.text().equals(page.outline().heading());
        above = names ? facts.text() : "";
      }
    }
    return counted;
  }

  /** What the page says once for all sessions: prices, place, people, and times that rows lack. */
  private static List<EventClaim> shared(List<EventClaim> events, Set<Element> rows, Reading page) {
    List<Facts> others = new ArrayList<>();
    for (Facts facts : page.facts()) {
      if (!Reading.isInside(facts.line(), rows)) {
        others.add(facts);
      }
    }
    boolean timed = events.stream().anyMatch(event -> event.has(Field.TIME));
    List<Claim> all = new ArrayList<>(withoutSongs(Details.of(others, timed, page), events));
    all.addAll(Venue.in(others, 0, page.outline().heading()));
    return events.stream().map(event -> with(event, all, page)).toList();
  }

  /** A song that the page names elsewhere only counts for rows that name none: "Day 1". */
  private static List<Claim> withoutSongs(List<Claim> claims, List<EventClaim> events) {
    long songs = claims.stream().filter(claim -> claim.field() == Field.SONG).count();
    boolean unnamed =
        events.stream().allMatch(event -> Generic.isCounted(event.first(Field.NAME).orElse("")));
    return claims.stream()
        .filter(claim -> claim.field() != Field.SONG || (songs == 1 && unnamed))
        .toList();
  }

  private static EventClaim with(EventClaim event, List<Claim> shared, Reading page) {
    List<Claim> claims = new ArrayList<>(event.with(shared).claims());
    String heading = page.outline().heading();
    String title = heading.isEmpty() ? page.title() : heading;
    if (!title.isBlank()) {
      claims.add(new Claim(Field.PART_OF, Markup.oneLine(title), "h1"));
    }
    return new EventClaim(event.extractor(), event.trust(), claims);
  }
}
