package io.workshopstream.admin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.HandClock;
import io.workshopstream.budget.Budgets;
import io.workshopstream.catalogue.Schema;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.crawl.page.CachedPage;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.field.RenderingSetting;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On H2; another class does the same on PostgreSQL. */
class PageCacheTest {

  private static final URI LINK = URI.create("https://studio.example/event/1");
  private static final String HTML =
      """
      <title>Salsa Night</title><h1>Salsa Night</h1><script type="application/ld+json">
      {"@type":"DanceEvent","name":"Salsa Night","startDate":"2026-12-05T17:00","performer":"Anvi"}
      </script><p>From 17:00 at the studio, Rs. 500""";

  private final HandClock clock = new HandClock("2026-11-29T10:00:00Z");
  private final DataSource database = emptyDatabase();
  private final PageCache cache = cache(Duration.ofDays(7), "1.0 built today");

  DataSource emptyDatabase() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL");
    Schema.migrate(h2);
    return h2;
  }

  private PageCache cache(Duration time, String program) {
    return new PageCache(database, clock, time, program);
  }

  @AfterEach
  void forgetSecrets() {
    MaskedAddress.learn(List.of());
  }

  private static Studio studio(String id, int depth) {
    return new Studio(
        new StudioId(id),
        "Studio",
        URI.create("https://studio.example/list"),
        "/event/",
        depth,
        false,
        RenderingSetting.NEVER,
        false,
        "Bangalore",
        ZoneId.of("Asia/Kolkata"),
        true,
        null,
        null,
        null,
        null);
  }

  private static Page page(URI link, String html) {
    Page.Validators validators = new Page.Validators("\"1\"", "");
    return new Page(link, link, Page.Kind.HTML, html, validators);
  }

  private static PageClaims claims(Page page) {
    return new Extraction().read(page, Budgets.plenty());
  }

  private static Fetch.Read read(Page page, URI... links) {
    return new Fetch.Read(page, List.of(links), null);
  }

  private void keep(Studio studio, Page page, URI... links) {
    try (CachedPages pages = cache.open(studio)) {
      pages.keep(read(page, links), CachedPages.contentOf(page), claims(page));
    }
  }

  private long rows() {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle.createQuery("select count(*) from page_cache").mapTo(Long.class).one());
  }

  @Test
  void what_was_read_in_a_page_is_the_same_for_the_next_crawl() {
    Page page = page(LINK, HTML);
    URI further = URI.create("https://studio.example/event/2?a=1");
    keep(studio("one", 1), page, further);

    CachedPages next = cache.open(studio("one", 1));
    assertThat(next.page(LINK))
        .contains(new CachedPage(LINK, new Page.Validators("\"1\"", ""), List.of(further)));
    assertThat(next.claims(LINK)).contains(claims(page));
    assertThat(claims(page).events()).isNotEmpty();
  }

  @Test
  void the_same_words_are_known_whatever_the_site_calls_them() {
    Page page = page(LINK, HTML);
    keep(studio("one", 1), page);
    CachedPages next = cache.open(studio("one", 1));
    Page again = new Page(LINK, LINK, Page.Kind.HTML, HTML);
    assertThat(next.claims(LINK, CachedPages.contentOf(again))).contains(claims(page));
    Page other = page(LINK, HTML + "!");
    assertThat(next.claims(LINK, CachedPages.contentOf(other))).isEmpty();
  }

  @Test
  void a_page_of_which_the_site_keeps_no_state_is_asked_for_whole() {
    Page page = new Page(LINK, LINK, Page.Kind.HTML, HTML);
    keep(studio("one", 1), page);
    assertThat(cache.open(studio("one", 1)).page(LINK)).isEmpty();
  }

  @Test
  void other_settings_and_other_studios_and_other_programs_know_nothing_of_it() {
    keep(studio("one", 1), page(LINK, HTML));
    assertThat(cache.open(studio("two", 1)).page(LINK)).isEmpty();
    assertThat(cache.open(studio("one", 1)).page(LINK)).isPresent();
    assertThat(cache(Duration.ofDays(7), "1.1").open(studio("one", 1)).page(LINK)).isEmpty();
    assertThat(rows()).isZero();

    keep(studio("one", 1), page(LINK, HTML));
    assertThat(cache.open(studio("one", 2)).page(LINK)).isEmpty();
    keep(studio("one", 1), page(LINK, HTML));
    assertThat(cache.open(studio("one", 1), "a browser").page(LINK)).isEmpty();
  }

  @Test
  void after_its_time_a_page_is_read_anew_whatever_its_site_says() {
    keep(studio("one", 1), page(LINK, HTML));
    clock.pass(Duration.ofDays(6));
    assertThat(cache.open(studio("one", 1)).page(LINK)).isPresent();
    clock.pass(Duration.ofDays(2));
    cache.open(studio("two", 1)); // whoever comes next tidies up for all
    assertThat(rows()).isZero();
    assertThat(cache.open(studio("one", 1)).page(LINK)).isEmpty();
  }

  @Test
  void a_page_that_changed_takes_the_place_of_what_it_was() {
    keep(studio("one", 1), page(LINK, HTML));
    Page changed = page(LINK, HTML.replace("Salsa", "Bachata"));
    keep(studio("one", 1), changed);
    assertThat(rows()).isEqualTo(1);
    assertThat(cache.open(studio("one", 1)).claims(LINK)).contains(claims(changed));
  }

  @Test
  void which_learned_rules_found_their_layout_is_kept_too() {
    Page page = page(LINK, HTML);
    PageClaims plain = claims(page);
    PageClaims taught =
        new PageClaims(
            plain.link(),
            plain.address(),
            plain.words(),
            plain.home(),
            plain.events(),
            plain.extent(),
            Set.of(7L));
    try (CachedPages pages = cache.open(studio("one", 1), "rule 7")) {
      pages.keep(read(page), CachedPages.contentOf(page), taught);
    }
    assertThat(cache.open(studio("one", 1), "rule 7").claims(LINK)).contains(taught);
    assertThat(cache.open(studio("one", 1), "").claims(LINK)).isEmpty();
  }

  @Test
  void many_pages_are_kept_in_pieces() {
    try (CachedPages pages = cache.open(studio("one", 1))) {
      for (int i = 0; i < 120; i++) {
        Page page = page(LINK.resolve("/event/" + i), HTML);
        pages.keep(read(page), CachedPages.contentOf(page), claims(page));
      }
      assertThat(rows()).isEqualTo(100);
    }
    assertThat(rows()).isEqualTo(120);
  }

  @Test
  void nothing_that_repeats_a_configured_secret_is_kept() {
    MaskedAddress.learn(List.of("swordfish-4711"));
    keep(studio("one", 1), page(LINK, HTML.replace("Salsa Night", "swordfish-4711")));
    keep(studio("one", 1), page(LINK.resolve("/event/2?key=swordfish-4711"), HTML));
    Page listing = page(LINK.resolve("/event/3"), HTML);
    keep(studio("one", 1), listing, LINK.resolve("/event/4?key=swordfish-4711"));
    assertThat(rows()).isZero();
  }

  @Test
  void what_cannot_be_read_back_is_forgotten_so_that_the_page_is_read_anew() {
    keep(studio("one", 1), page(LINK, HTML));
    Jdbi.create(database)
        .useHandle(
            handle -> handle.execute("update page_cache set claims = ?", (Object) new byte[] {7}));
    try (CachedPages pages = cache.open(studio("one", 1))) {
      assertThat(pages.claims(LINK)).isEmpty();
    }
    assertThat(cache.open(studio("one", 1)).page(LINK)).isEmpty();
  }

  @Test
  void with_no_time_nothing_is_kept() {
    PageCache off = cache(Duration.ZERO, "1.0");
    try (CachedPages pages = off.open(studio("one", 1))) {
      Page page = page(LINK, HTML);
      pages.keep(read(page), CachedPages.contentOf(page), claims(page));
    }
    assertThat(rows()).isZero();
  }

  @Test
  void a_database_that_fails_costs_a_crawl_nothing_but_time() {
    PageCache broken =
        new PageCache(new JdbcDataSource(), clock, Duration.ofDays(7), "1.0"); // no address
    try (CachedPages pages = broken.open(studio("one", 1))) {
      Page page = page(LINK, HTML);
      pages.keep(read(page), CachedPages.contentOf(page), claims(page));
      assertThat(pages.page(LINK)).isEmpty();
    }
  }
}
