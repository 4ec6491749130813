package io.workshopstream.normalisation;

import io.workshopstream.budget.Budgets;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.normalisation.event.Event;
import io.workshopstream.normalisation.rule.KnownArtists;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.normalisation.rule.Verdict;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Reads a page as the refresh of a studio would, for tests. */
public record Reader(Rules rules, URI link) {

  static final LocalDate TODAY = LocalDate.of(2026, 1, 22);
  static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  /** A studio in Bangalore that knows nobody, on 22 January 2026. */
  static Reader studio() {
    return of(Rules.Acceptance.STUDIO, TODAY);
  }

  public static Reader anyEvent() {
    return of(Rules.Acceptance.ANY_EVENT, TODAY);
  }

  private static Reader of(Rules.Acceptance acceptance, LocalDate today) {
    Rules rules =
        new Rules(new StudioId("studio"), "Bangalore", INDIA, today, acceptance, KnownArtists.NONE);
    return new Reader(rules, URI.create("https://studio.example/workshops/7-page"));
  }

  Reader on(LocalDate today) {
    return with(today, rules.zone(), rules.artists());
  }

  Reader in(ZoneId zone) {
    return with(rules.today(), zone, rules.artists());
  }

  Reader knowing(Artist... artists) {
    return with(rules.today(), rules.zone(), new KnownArtists(List.of(artists)));
  }

  private Reader with(LocalDate today, ZoneId zone, KnownArtists artists) {
    Rules changed =
        new Rules(rules.studio(), rules.city(), zone, today, rules.acceptance(), artists);
    return new Reader(changed, link);
  }

  Reader at(String address) {
    return new Reader(rules, URI.create(address));
  }

  public PageVerdict html(String body) {
    return read(Page.Kind.HTML, body);
  }

  PageVerdict text(String body) {
    return read(Page.Kind.TEXT, body);
  }

  PageVerdict json(String body) {
    return read(Page.Kind.JSON, body);
  }

  private PageVerdict read(Page.Kind kind, String body) {
    return new Normaliser()
        .judge(
            new Extraction().read(new Page(link, link, kind, body), Budgets.plenty()),
            rules,
            Budgets.plenty());
  }

  static List<Workshop> workshops(PageVerdict verdict) {
    return verdict.verdicts().stream()
        .filter(found -> found instanceof Verdict.Accepted)
        .map(found -> ((Verdict.Accepted) found).workshop())
        .toList();
  }

  /** What the page announces: {@code pal pal | rajesh | 2026-02-07 17:00-19:00 | ₹899; ₹999}. */
  static List<String> lines(PageVerdict verdict) {
    return workshops(verdict).stream().map(Reader::line).toList();
  }

  private static String line(Workshop workshop) {
    List<String> slots = workshop.slots().stream().map(Reader::slot).toList();
    String pricing = workshop.pricing();
    return "%s | %s | %s | %s"
        .formatted(
            workshop.song(),
            workshop.by(),
            String.join(", ", slots),
            pricing == null ? "-" : pricing.replace("\n", "; "));
  }

  static String slot(Slot slot) {
    String start = slot.start() == null ? "" : " " + slot.start();
    return slot.date() + start + (slot.end() == null ? "" : "-" + slot.end());
  }

  /** Why events are no workshops: {@code Both Class: BUNDLE}. */
  static List<String> rejections(PageVerdict verdict) {
    return verdict.verdicts().stream()
        .filter(found -> found instanceof Verdict.Rejected)
        .map(found -> found.event().name() + ": " + ((Verdict.Rejected) found).reason())
        .toList();
  }

  /** Every event with its times: {@code Salsa Night | 2026-02-07 19:00-21:00}. */
  static List<String> events(PageVerdict verdict) {
    return verdict.verdicts().stream().map(found -> event(found.event())).toList();
  }

  private static String event(Event event) {
    String start = event.start() == null ? "" : " " + event.start();
    String endDate =
        event.endDate() == null || event.endDate().equals(event.date())
            ? ""
            : event.endDate().toString();
    String end = (endDate + " " + (event.end() == null ? "" : event.end())).strip();
    return event.name() + " | " + event.date() + start + (end.isEmpty() ? "" : "-" + end);
  }
}
