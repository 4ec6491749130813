package io.workshopstream.extraction.table;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.outline.Line;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Period;
import io.workshopstream.grammar.name.Places;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds events in the sheet of a calendar: the numbers of all days of a month one after another,
 * some with things beside them, whatever elements it is made of.
 */
public final class CalendarGrid implements WorkshopExtractor {

  private static final String NAME = "calendar-grid";
  private static final int FEWEST_DAYS = 28;
  private static final int MOST_LINES = 40;
  private static final int MOST_DAYS = 31;
  private static final int LONGEST_HEADING = 60;

  /** A heading has few; what it stands in may have all of the page. */
  private static final int MOST_ELEMENTS = 100;

  @Override
  public List<EventClaim> read(Reading page) {
    List<EventClaim> events = new ArrayList<>();
    List<Facts> lines = page.facts();
    int at = 0;
    while (at < lines.size()) {
      List<Integer> days = day(lines.get(at)) == 1 ? days(lines, at) : List.of();
      String period = days.size() >= FEWEST_DAYS ? period(page, at) : "";
      if (!period.isEmpty()) {
        sheet(days, period, page, events);
        at = days.get(days.size() - 1) + 1;
      } else {
        at++;
      }
    }
    return events;
  }

  /** The month above a sheet, also between links to its neighbours: "« Feb March 2026 Apr »". */
  private static String period(Reading page, int sheet) {
    Map.Entry<Integer, Line> heading = page.periods().floorEntry(sheet);
    if (heading != null) {
      return heading.getValue().text();
    }
    for (int at = sheet - 1; at >= Math.max(0, sheet - MOST_LINES); at--) {
      String words = unlinked(page.facts().get(at).line(), page);
      Period period = Period.in(words);
      if (period.month() > 0 && period.year() > 0) {
        return words;
      }
    }
    return "";
  }

  private static String unlinked(Line line, Reading page) {
    Element element = line.element();
    boolean shortLine = line.text().length() <= LONGEST_HEADING;
    if (element == null || !shortLine || page.select(element, "*").size() > MOST_ELEMENTS) {
      return "";
    }
    Element copy = element.clone();
    page.select(copy, "a").forEach(Element::remove);
    return page.text(copy).strip();
  }

  /** Where each day of the month begins; empty when they do not follow one another. */
  private static List<Integer> days(List<Facts> lines, int first) {
    List<Integer> days = new ArrayList<>();
    int at = first;
    int since = 0;
    while (at < lines.size() && since < MOST_LINES && days.size() < MOST_DAYS) {
      if (day(lines.get(at)) == days.size() + 1) {
        days.add(at);
        since = 0;
      }
      since++;
      at++;
    }
    return days;
  }

  /** The number that a line begins with, if more than that is no time or amount; 0 otherwise. */
  private static int day(Facts facts) {
    String text = facts.text();
    int end = 0;
    while (end < text.length() && end < 3 && Character.isDigit(text.charAt(end))) {
      end++;
    }
    boolean number = end > 0 && end <= 2 && (end == text.length() || text.charAt(end) == ' ');
    boolean timed = number && end < text.length() && !facts.phrases().dates().isEmpty();
    return number && !timed ? Integer.parseInt(text.substring(0, end)) : 0;
  }

  private static void sheet(
      List<Integer> days, String period, Reading page, List<EventClaim> events) {
    List<Facts> lines = page.facts();
    for (int index = 0; index < days.size(); index++) {
      int from = days.get(index);
      int to = index + 1 < days.size() ? days.get(index + 1) : from;
      String own = lines.get(from).text().replaceFirst("^\\d{1,2}\\s?", "");
      String day = index + 1 + " " + period;
      if (!own.isBlank()) {
        event(own, day, lines.get(from).line(), page, events);
      }
      int at = from + 1;
      while (at < to) {
        Element item = item(lines.get(at).line(), lines.get(from).line());
        int end = at + 1;
        while (item != null
            && end < to
            && item.equals(item(lines.get(end).line(), lines.get(from).line()))) {
          end++;
        }
        together(lines.subList(at, end), day, page, events);
        at = end;
      }
    }
  }

  /** What holds the lines of one event, where a day holds a list of them. */
  private static @Nullable Element item(Line line, Line day) {
    Element item = line.element() == null ? null : line.element().closest("li");
    boolean whole =
        item != null && day.element() != null && item.equals(day.element().closest("li"));
    return whole ? null : item;
  }

  /** Lines of one item: the first that names something, with the time and the place of all. */
  private static void together(
      List<Facts> lines, String day, Reading page, List<EventClaim> events) {
    if (lines.size() == 1) {
      event(lines.get(0).text(), day, lines.get(0).line(), page, events);
      return;
    }
    for (Facts facts : lines) {
      if (isNamed(facts.phrases(), facts.text())) {
        List<Claim> claims = claims(facts.text(), facts.phrases(), day, facts.line(), page);
        lines.forEach(line -> complete(claims, line));
        events.add(new EventClaim(NAME, Trust.LISTING, claims));
        return;
      }
    }
  }

  private static void complete(List<Claim> claims, Facts facts) {
    Phrases phrases = facts.phrases();
    if (!has(claims, Field.TIME) && isTimed(phrases)) {
      claims.add(new Claim(Field.TIME, facts.text(), facts.line().place()));
    }
    if (!has(claims, Field.PLACE) && Places.isPlace(phrases.rest())) {
      claims.add(new Claim(Field.PLACE, phrases.rest(), facts.line().place()));
    }
  }

  private static boolean has(List<Claim> claims, Field field) {
    return claims.stream().anyMatch(claim -> claim.field() == field);
  }

  private static boolean isTimed(Phrases phrases) {
    return !Occasion.starts(phrases.times()).isEmpty();
  }

  private static boolean isNamed(Phrases phrases, String words) {
    return hasName(phrases) && !Generic.isProse(words);
  }

  private static boolean hasName(Phrases phrases) {
    return !Generic.isGeneric(phrases.rest()) && phrases.rest().length() > 1;
  }

  /** Words with a name in them begin an event, times alone belong to the one before. */
  private static void event(
      String words, String day, Line line, Reading page, List<EventClaim> events) {
    Phrases phrases = Phrases.in(words, DateOrder.DAY_FIRST);
    if (isNamed(phrases, words)) {
      events.add(new EventClaim(NAME, Trust.LISTING, claims(words, phrases, day, line, page)));
    } else if (!hasName(phrases) && isTimed(phrases) && !events.isEmpty()) {
      EventClaim last = events.remove(events.size() - 1);
      List<Claim> claims = new ArrayList<>(last.claims());
      claims.add(new Claim(Field.TIME, words, line.place()));
      events.add(new EventClaim(NAME, Trust.LISTING, claims));
    }
  }

  private static List<Claim> claims(
      String words, Phrases phrases, String day, Line line, Reading page) {
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim(Field.NAME, phrases.rest(), line.place()));
    claims.add(new Claim(Field.DATE, day, "Date", line.place()));
    if (isTimed(phrases)) {
      claims.add(new Claim(Field.TIME, words, line.place()));
    }
    line.links().stream()
        .findFirst()
        .ifPresent(url -> claims.add(new Claim(Field.URL, page.absolute(url), line.place())));
    return claims;
  }
}
