package io.workshopstream.admin.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.admin.cache.CachedPages;
import io.workshopstream.admin.cache.PageCache;
import io.workshopstream.advice.Advisor;
import io.workshopstream.advice.MemoryTokens;
import io.workshopstream.advice.ModelSettings;
import io.workshopstream.budget.Budgets;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.Crawl;
import io.workshopstream.crawl.Expedition;
import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Visit;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.extraction.lesson.LearnedRules;
import io.workshopstream.normalisation.Normaliser;
import io.workshopstream.normalisation.rule.KnownArtists;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Verdict;
import io.workshopstream.run.Scene;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.field.RenderingSetting;
import io.workshopstream.testsite.DancePage;
import io.workshopstream.testsite.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A studio that is looked at twice. */
class PageReaderTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

  private final Expedition expedition = new Expedition();
  private final AtomicInteger analysed = new AtomicInteger();
  private final Advisor advisor =
      new Advisor(
          new ModelSettings(null, "", "", Duration.ofSeconds(5), 1, 100, 1_000_000),
          new MemoryTokens(),
          Clock.systemUTC());
  private final PageCache cache =
      new PageCache(Scene.emptyDatabase(), Clock.systemUTC(), Duration.ofDays(7), "test");

  private final Extraction extraction =
      new Extraction() {
        @Override
        public PageClaims read(Page page, LearnedRules rules, WorkBudget budget) {
          analysed.incrementAndGet();
          return super.read(page, rules, budget);
        }
      };

  @AfterEach
  void close() {
    advisor.close();
    expedition.close();
  }

  private Studio studio() {
    return new Studio(
        new StudioId("one"),
        "Studio",
        expedition.site.address("/list"),
        "/Event/",
        1,
        false,
        RenderingSetting.NEVER,
        true,
        "Bangalore",
        ZONE,
        true,
        null,
        null,
        null,
        null);
  }

  private static String workshop(String song) {
    return DancePage.of(song, ZONE);
  }

  /** What each page of the studio comes to, with the evidence; null for the listing. */
  private List<PageVerdict> look() throws InterruptedException {
    Studio studio = studio();
    PageInterpreter interpreter =
        new PageInterpreter(extraction, new Normaliser(), advisor.begin(tokens -> {}));
    List<PageVerdict> verdicts = new ArrayList<>();
    try (CachedPages cached = cache.open(studio)) {
      PageReader reader =
          new PageReader(
              interpreter,
              Clock.systemUTC(),
              KnownArtists.NONE,
              Budgets.shipped(),
              LearnedRules.NONE,
              cached);
      CrawlRequest order = new CrawlRequest(studio.start(), "/Event/", 1, false, true);
      try (Crawl crawl = expedition.crawler.begin(order, link -> false, reader)) {
        for (Optional<Visit> visit = crawl.next(); visit.isPresent(); visit = crawl.next()) {
          if (visit.get().depth() == 0) {
            reader.follow(visit.get());
          } else {
            verdicts.add(reader.read(visit.get(), studio, () -> false).verdict());
          }
        }
      }
    }
    return verdicts;
  }

  private static List<String> songs(List<PageVerdict> verdicts) {
    return verdicts.stream()
        .flatMap(verdict -> verdict.verdicts().stream())
        .map(verdict -> ((Verdict.Accepted) verdict).workshop())
        .map(Workshop::song)
        .toList();
  }

  private static Route tagged(String html, String etag) {
    return (request, reply) -> {
      if (request.header("If-None-Match").equals(etag)) {
        reply.send(304, "", new byte[0]);
      } else {
        reply.send(200, "text/html", html.getBytes(UTF_8), "ETag: " + etag);
      }
    };
  }

  @Test
  void a_site_where_nothing_changed_comes_to_the_same_and_nothing_is_analysed_again()
      throws InterruptedException {
    expedition
        .site
        .at("/list", tagged("<a href='/Event/a'></a><a href='/Event/b'></a>", "\"list\""))
        .at("/Event/a", tagged(workshop("chaleya"), "\"a\""))
        .at("/Event/b", tagged(workshop("kabira"), "\"b\""));
    List<PageVerdict> first = look();
    assertThat(songs(first)).containsExactlyInAnyOrder("chaleya", "kabira");
    assertThat(analysed).hasValue(2);

    List<PageVerdict> second = look();

    assertThat(second).containsExactlyInAnyOrderElementsOf(first);
    assertThat(analysed).hasValue(2);
  }

  @Test
  void a_page_that_is_sent_with_the_same_words_is_not_analysed_again() throws InterruptedException {
    expedition.site.page("/list", "<a href='/Event/a'></a>").page("/Event/a", workshop("chaleya"));
    List<PageVerdict> first = look();
    assertThat(look()).isEqualTo(first);
    assertThat(analysed).hasValue(1);
  }

  @Test
  void a_page_that_changed_is_analysed_and_known_from_then_on() throws InterruptedException {
    expedition
        .site
        .at("/list", tagged("<a href='/Event/a'></a>", "\"list\""))
        .at("/Event/a", tagged(workshop("chaleya"), "\"a\""));
    look();
    expedition.site.at("/Event/a", tagged(workshop("kabira"), "\"a2\""));
    assertThat(songs(look())).containsExactly("kabira");
    assertThat(songs(look())).containsExactly("kabira");
    assertThat(analysed).hasValue(2);
  }

  @Test
  void a_listing_that_changed_leads_to_new_pages() throws InterruptedException {
    expedition
        .site
        .at("/list", tagged("<a href='/Event/a'></a>", "\"1\""))
        .at("/Event/a", tagged(workshop("chaleya"), "\"a\""));
    look();
    expedition
        .site
        .at("/list", tagged("<a href='/Event/a'></a><a href='/Event/b'></a>", "\"2\""))
        .at("/Event/b", tagged(workshop("kabira"), "\"b\""));
    assertThat(songs(look())).containsExactlyInAnyOrder("chaleya", "kabira");
    assertThat(analysed).hasValue(2);
  }
}
