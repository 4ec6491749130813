package io.workshopstream.extraction;

import io.workshopstream.budget.WorkBudget;
import io.workshopstream.budget.WorkSpentException;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.card.Records;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Extent;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.extraction.data.AppData;
import io.workshopstream.extraction.data.LineItems;
import io.workshopstream.extraction.learned.Learner;
import io.workshopstream.extraction.learned.RuleApplication;
import io.workshopstream.extraction.lesson.Correction;
import io.workshopstream.extraction.lesson.LearnedRules;
import io.workshopstream.extraction.lesson.Learning;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.outline.Outline;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.Stamps;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import io.workshopstream.extraction.structured.JsonLd;
import io.workshopstream.extraction.structured.Microdata;
import io.workshopstream.extraction.structured.Microformats;
import io.workshopstream.extraction.structured.OpenGraph;
import io.workshopstream.extraction.structured.Rdfa;
import io.workshopstream.extraction.table.CalendarGrid;
import io.workshopstream.extraction.table.CalendarLinks;
import io.workshopstream.extraction.table.PriceList;
import io.workshopstream.extraction.table.SessionTable;
import io.workshopstream.extraction.table.TableEvents;
import io.workshopstream.extraction.table.Timetable;
import io.workshopstream.extraction.text.Prose;
import io.workshopstream.extraction.text.TextEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what a page announces. Stateless and safe for several threads; a page is read by one thread
 * at a time. Never throws: what cannot be read claims nothing, and a page that would cost more than
 * its budget claims that it was {@linkplain Extent#TOO_MUCH too much}.
 */
public class Extraction {

  private static final int LONGEST_TEXT = 30_000;

  /** No page that people read says more; a hostile one may. */
  private static final int MOST_EVENTS = 10_000;

  private static final List<WorkshopExtractor> DATA =
      List.of(
          new LineItems(),
          new JsonLd(),
          new Microdata(),
          new Rdfa(),
          new Microformats(),
          new AppData(),
          new OpenGraph(),
          new CalendarLinks(),
          new CalendarGrid());

  private static final WorkshopExtractor LAST_RESORT = new Prose();
  private static final List<WorkshopExtractor> TEXTS = List.of(new TextEvents());

  /** Every claim of every extractor, the most trusted source first. */
  public PageClaims read(Page page, WorkBudget budget) {
    return read(page, LearnedRules.NONE, budget);
  }

  /** The same, with what people's corrections have taught of the pages of this studio. */
  public PageClaims read(Page page, LearnedRules rules, WorkBudget budget) {
    try {
      Reading reading = new Reading(page, budget);
      PageClaims claims = read(reading);
      return rules.isEmpty() || page.kind() == Page.Kind.TEXT
          ? claims
          : taught(reading, claims, rules);
    } catch (WorkSpentException tooMuch) {
      return PageClaims.tooMuch(page.link(), page.address());
    }
  }

  private static PageClaims taught(Reading reading, PageClaims claims, LearnedRules rules) {
    RuleApplication.Applied applied = RuleApplication.of(reading, claims.events(), rules);
    return new PageClaims(
        claims.link(),
        claims.address(),
        claims.words(),
        claims.home(),
        applied.events(),
        claims.extent(),
        applied.learned());
  }

  /** What a correction of an event of the page teaches about its layout. */
  public Learning learn(Page page, Correction correction, WorkBudget budget) {
    try {
      return page.kind() == Page.Kind.HTML
          ? Learner.of(new Reading(page, budget), correction)
          : new Learning.Nothing(Learning.Why.NO_LAYOUT);
    } catch (WorkSpentException tooMuch) {
      return new Learning.Nothing(Learning.Why.NO_LAYOUT);
    }
  }

  private static PageClaims read(Reading reading) {
    Page page = reading.page();
    boolean text = page.kind() == Page.Kind.TEXT;
    List<EventClaim> events = events(reading, text);
    Outline outline = reading.outline();
    String title = Markup.oneLine(reading.title());
    String heading = outline.heading();
    return new PageClaims(
        page.link(),
        page.address(),
        new PageClaims.Words(
            title.isEmpty() ? heading : title,
            heading,
            outline.text(LONGEST_TEXT),
            reading.hours()),
        text ? null : HomePlace.of(reading).orElse(null),
        events,
        reading.isCut() ? Extent.IN_PART : Extent.WHOLE,
        Set.of());
  }

  private static List<EventClaim> events(Reading reading, boolean text) {
    List<EventClaim> events = new ArrayList<>();
    Stamps stamps = text ? Stamps.NONE : Stamps.of(reading);
    for (WorkshopExtractor extractor : text ? TEXTS : ofDocument(reading, stamps)) {
      int room = MOST_EVENTS - events.size();
      List<EventClaim> found = extractor.read(reading);
      reading.isCutIf(found.size() > room);
      reading.isCutIf(found.stream().anyMatch(EventClaim::isFull));
      found.stream().limit(room).forEach(events::add);
    }
    if (text) {
      return events;
    }
    if (events.stream().noneMatch(Extraction::isDated)) {
      events.addAll(LAST_RESORT.read(reading));
    }
    events.removeIf(stamps::areStartsOf);
    return events;
  }

  /** Tables first, since what stands in their rows is nothing else; the layout last. */
  private static List<WorkshopExtractor> ofDocument(Reading reading, Stamps stamps) {
    TableEvents sessions = SessionTable.read(reading);
    TableEvents programmes = Timetable.read(reading, sessions.rows());
    List<WorkshopExtractor> all = new ArrayList<>();
    all.add(page -> sessions.events());
    all.add(page -> programmes.events());
    all.addAll(DATA);
    all.add(page -> Records.read(page, programmes.rows(), stamps));
    all.add(new PriceList());
    return all;
  }

  private static boolean isDated(EventClaim event) {
    return event.has(Field.DATE) || event.has(Field.START);
  }
}
