package io.workshopstream.extraction;

import io.workshopstream.budget.Budgets;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.extraction.lesson.Correction;
import io.workshopstream.extraction.lesson.LearnedRule;
import io.workshopstream.extraction.lesson.LearnedRules;
import io.workshopstream.extraction.lesson.Learning;
import io.workshopstream.extraction.lesson.Lesson;
import io.workshopstream.extraction.lesson.LessonKind;
import java.net.URI;
import java.util.List;

/** Corrects events of small pages, and reads other pages by what that teaches; for tests. */
final class Lessons {

  private static final URI ADDRESS = URI.create("https://studio.example/events/");

  private Lessons() {}

  private static Page page(String html) {
    return new Page(ADDRESS, ADDRESS, Page.Kind.HTML, html);
  }

  /** What is learned when the event whose claims have some words gets another value. */
  static Learning learn(String html, String words, LessonKind kind, String... values) {
    List<EventClaim> events = new Extraction().read(page(html), Budgets.plenty()).events();
    List<Claim> own =
        events.stream().filter(event -> says(event, words)).findFirst().orElseThrow().claims();
    List<List<Claim>> others =
        events.stream()
            .filter(event -> !says(event, words))
            .filter(Lessons::isDated)
            .map(EventClaim::claims)
            .toList();
    return new Extraction()
        .learn(page(html), new Correction(kind, own, others, List.of(values)), Budgets.plenty());
  }

  private static boolean says(EventClaim event, String words) {
    return event.claims().stream().anyMatch(claim -> claim.words().contains(words));
  }

  /** The lesson; fails when there is none. */
  static Lesson lesson(String html, String words, LessonKind kind, String... values) {
    return ((Learning.Taught) learn(html, words, kind, values)).lesson();
  }

  /** What a page claims with one rule. */
  static PageClaims read(String html, Lesson lesson) {
    LearnedRules rules = LearnedRules.NONE.with(new LearnedRule(7, lesson));
    return new Extraction().read(page(html), rules, Budgets.plenty());
  }

  private static boolean isDated(EventClaim event) {
    return event.has(Field.DATE) || event.has(Field.START);
  }

  /** The words of a field, of all dated events in the page's order; "-" for none. */
  static List<String> values(PageClaims page, Field field) {
    return page.events().stream()
        .filter(Lessons::isDated)
        .map(event -> event.first(field).orElse("-"))
        .toList();
  }
}
