package io.workshopstream.extraction.card;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.reading.Details;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.Venue;
import io.workshopstream.grammar.date.Period;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.Times;
import java.util.ArrayList;
import java.util.List;

/** Turns one event of a page's layout into claims. */
final class RecordClaims {

  private final Entry entry;
  private final Reading page;
  private final List<Claim> claims = new ArrayList<>();

  private RecordClaims(Entry entry, Reading page) {
    this.entry = entry;
    this.page = page;
  }

  /** A list that may be added to. */
  static List<Claim> of(Entry entry, Reading page) {
    RecordClaims record = new RecordClaims(entry, page);
    record.name();
    boolean timed = record.days();
    List<Facts> lines = entry.box().of(page.facts());
    int day = entry.anchors().get(0).index();
    record.claims.addAll(Details.around(day, lines, timed, page));
    record.claims.addAll(Venue.in(lines, day, entry.name()));
    record.period();
    record.introduced(timed);
    record.link();
    return record.claims;
  }

  private void name() {
    String place = page.facts().get(Math.max(0, entry.title())).line().place();
    String name = Generic.withoutDocument(entry.name().isEmpty() ? pageName() : entry.name());
    int at = name.indexOf(" @ ");
    claims.add(new Claim(Field.NAME, at > 0 ? name.substring(0, at) : name, place));
    if (at > 0) {
      claims.add(new Claim(Field.PLACE, name.substring(at + 3), place));
    }
    String heading = page.outline().heading();
    if (!heading.isEmpty() && !heading.equals(name)) {
      claims.add(new Claim(Field.PART_OF, heading, "h1"));
    }
  }

  private String pageName() {
    String heading = page.outline().heading();
    String title = page.title();
    return heading.isEmpty() || Generic.isGeneric(heading) ? Markup.oneLine(title) : heading;
  }

  /** Whether the lines of the days give times too. */
  private boolean days() {
    boolean timed = false;
    for (Anchor anchor : entry.anchors()) {
      Facts facts = page.facts().get(anchor.index());
      String label = anchor.labelled() ? "Date" : anchor.name().isEmpty() ? null : Claim.NAME_LINE;
      claims.add(new Claim(Field.DATE, anchor.words(), label, facts.line().place()));
      timed = timed || !Occasion.starts(Times.in(anchor.words())).isEmpty();
    }
    return timed;
  }

  /** The nearest line above that gives month or year, and a year in the event's own name. */
  private void period() {
    page.periodsAbove(entry.anchors().get(0).index())
        .forEach(above -> claims.add(new Claim(Field.PERIOD, above.text(), above.place())));
    if (Period.in(entry.name()).year() > 0) {
      claims.add(new Claim(Field.PERIOD, entry.name(), "title"));
    }
  }

  /** What a sentence above a list of days says of all of them. */
  private void introduced(boolean timed) {
    Anchor day = entry.anchors().get(0);
    boolean dated = claims.stream().anyMatch(claim -> claim.field() == Field.PERIOD);
    boolean told = timed || claims.stream().anyMatch(claim -> claim.field() == Field.TIME);
    if (!dated && day.name().isEmpty()) {
      Introduction.above(day.index(), page.facts())
          .ifPresent(sentence -> claims.addAll(sentence.claims(told)));
    }
  }

  private void link() {
    int title = entry.title();
    List<String> links = title < 0 ? List.of() : page.facts().get(title).line().links();
    if (!links.isEmpty() && !links.get(0).startsWith("#")) {
      claims.add(new Claim(Field.URL, page.absolute(links.get(0)), "title"));
    }
  }
}
