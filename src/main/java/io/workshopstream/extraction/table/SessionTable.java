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
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.name.People;
import io.workshopstream.grammar.price.Prices;
import io.workshopstream.grammar.time.Phrases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
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

  static final int MOST_ROWS = 300;
  private static final int FEWEST_PEOPLE = 3;
  private static final Set<Field> PLACES = EnumSet.of(Field.PLACE, Field.ADDRESS);

  /** Two of "Rs", "EUR" or "₹". */
  private static final int LONGEST_CURRENCIES = 6;

  private SessionTable() {}

  public static TableEvents read(Reading page) {
    Map<Element, EventClaim> events = new LinkedHashMap<>();
    Set<Element> used = new HashSet<>();
    for (Headings written : Headings.in(page)) {
      List<Element> rows = written.rows(page);
      Headings heading = withPeople(written, rows, page);
      for (Element row : rows) {
        if (used.add(row) && events.size() < MOST_ROWS) {
          row(heading, row, page).ifPresent(event -> events.put(row, event));
        }
      }
    }
    page.isCutIf(events.size() >= MOST_ROWS);
    return new TableEvents(events.isEmpty() ? List.of() : shared(events, used, page), used);
  }

  /** Beside a column of names, another one that holds names of people says who takes part. */
  private static Headings withPeople(Headings heading, List<Element> rows, Reading page) {
    List<@Nullable Label> columns = new ArrayList<>(heading.columns());
    for (int column = 0; column < columns.size(); column++) {
      boolean open = columns.get(column) == null && columns.contains(Label.NAME);
      if (open && !columns.contains(Label.ARTIST) && holdsPeople(rows, column, page)) {
        columns.set(column, Label.ARTIST);
      }
    }
    return new Headings(heading.row(), columns, heading.name());
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

  private static Optional<EventClaim> row(Headings heading, Element row, Reading page) {
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
    String beside = named ? "" : besideDay(cells.getOrDefault(Label.DATE, ""));
    first = beside.isEmpty() ? first : beside;
    boolean counted = !named && !first.isEmpty() && Generic.isCounted(first);
    String name = first.isEmpty() ? heading.name() : first;
    return CellClaims.of(cells, counted ? nameAbove(row, first, page) : name, row, page);
  }

  /**
   * "27 January 2020 Finance Committee" in a column of dates; empty for "19 March 2020 to be
   * confirmed" and where nothing but the day is said.
   */
  private static String besideDay(String date) {
    Phrases phrases = Phrases.in(date, DateOrder.DAY_FIRST);
    String rest = phrases.rest();
    boolean names = phrases.otherWords() > 1 && !phrases.dates().isEmpty();
    return names
            && rest.codePoints().limit(1).anyMatch(Character::isUpperCase)
            && !Generic.isGeneric(rest)
        ? rest
        : "";
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
  private static List<EventClaim> shared(
      Map<Element, EventClaim> events, Set<Element> rows, Reading page) {
    List<Facts> others = new ArrayList<>();
    Map<Element, List<Facts>> own = new HashMap<>();
    for (Facts facts : page.facts()) {
      Reading.within(facts.line(), rows)
          .ifPresentOrElse(
              row -> own.computeIfAbsent(row, unused -> new ArrayList<>()).add(facts),
              () -> others.add(facts));
    }
    boolean timed = events.values().stream().anyMatch(event -> event.has(Field.TIME));
    List<Claim> all =
        new ArrayList<>(withoutSongs(Details.of(others, timed, page), events.values()));
    List<Claim> venue = Venue.in(others, 0, page.outline().heading());
    List<EventClaim> told = new ArrayList<>();
    events.forEach(
        (row, event) -> {
          List<Claim> beside = beside(event, own.getOrDefault(row, List.of()), page);
          beside.addAll(all);
          boolean placed = beside.stream().anyMatch(claim -> PLACES.contains(claim.field()));
          beside.addAll(placed ? List.of() : venue);
          told.add(with(event, beside, page));
        });
    return told;
  }

  /** What a row says beside its cells' labels: a place below the time, and the year above it. */
  private static List<Claim> beside(EventClaim event, List<Facts> lines, Reading page) {
    List<Claim> claims = new ArrayList<>();
    if (!lines.isEmpty()) {
      int first = lines.get(0).line().index();
      String name = event.first(Field.NAME).orElse("");
      claims.addAll(event.has(Field.PLACE) ? List.of() : Venue.in(lines, first, name));
      page.periodsAbove(first)
          .forEach(above -> claims.add(new Claim(Field.PERIOD, above.text(), above.place())));
    }
    return claims;
  }

  /** A song that the page names elsewhere only counts for rows that name none: "Day 1". */
  private static List<Claim> withoutSongs(List<Claim> claims, Collection<EventClaim> events) {
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
