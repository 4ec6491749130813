package io.workshopstream.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.admin.cache.PageCache;
import io.workshopstream.admin.meter.StudioMeter;
import io.workshopstream.admin.page.CurrentArtists;
import io.workshopstream.admin.refresh.AdminService;
import io.workshopstream.admin.refresh.AdminStudioService;
import io.workshopstream.admin.refresh.RefreshAll;
import io.workshopstream.admin.refresh.StudioCrawls;
import io.workshopstream.advice.Advisor;
import io.workshopstream.advice.MemoryTokens;
import io.workshopstream.advice.ModelSettings;
import io.workshopstream.budget.WorkLimits;
import io.workshopstream.catalogue.Artists;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.Disagreement;
import io.workshopstream.catalogue.plan.Gathered;
import io.workshopstream.catalogue.plan.PlanOrigin;
import io.workshopstream.catalogue.plan.PlanStatus;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.crawl.OneServer;
import io.workshopstream.crawl.page.BrowserLimits;
import io.workshopstream.crawl.page.CrawlLimits;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.extraction.lesson.LearnedRules;
import io.workshopstream.metric.CountedMetrics;
import io.workshopstream.normalisation.Normaliser;
import io.workshopstream.notice.Outbox;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.Runs;
import io.workshopstream.run.Scene;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.store.RunFilter;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.field.RenderingSetting;
import io.workshopstream.teaching.RuleBook;
import io.workshopstream.teaching.Sightings;
import io.workshopstream.testsite.DancePage;
import io.workshopstream.testsite.Slow;
import io.workshopstream.testsite.TestSite;
import io.workshopstream.trace.Tracing;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One page, one studio, one failure: whatever goes wrong with a part, the others go on. */
class FaultyPartsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

  private final CountedMetrics metrics = new CountedMetrics();
  private final TestSite site = TestSite.start();
  private final Scene scene = new Scene();
  private final Runs runs = scene.runs(Scene.limits(2, 3, Duration.ofSeconds(3)), Scene.json());
  private final BrokenClock clock = new BrokenClock();
  private final MemoryCatalogue catalogue = new MemoryCatalogue();
  private final Crawler crawler =
      new Crawler(limits(), BrowserLimits.none(), scene.threads, new OneServer(), clock);
  private final Advisor advisor =
      new Advisor(
          new ModelSettings(null, "", "", Duration.ofSeconds(5), 1, 100, 1_000_000),
          new MemoryTokens(),
          clock);
  private final PageCache cache =
      new PageCache(scene.database(), clock, Duration.ofDays(1), "test");
  private final StudioCrawls visits = given(new StudioCrawls());
  private final AdminService refreshing = given(new AdminService());
  private final AdminStudioService processing = given(new AdminStudioService());
  private final RefreshAll refreshingAll = given(new RefreshAll());

  private static CrawlLimits limits() {
    Duration second = Duration.ofSeconds(1);
    Duration longest = Duration.ofSeconds(30);
    return new CrawlLimits(
        200_000,
        5,
        100,
        1,
        1,
        Duration.ZERO,
        second,
        second,
        second,
        longest,
        longest,
        Duration.ofMinutes(1),
        "WorkshopStreaming/1.0");
  }

  /** A clock that fails when it is asked for a studio's day for the n-th time. */
  private static final class BrokenClock extends Clock {

    private final AtomicInteger asked = new AtomicInteger();
    private int breaksAt = -1;
    private Throwable trouble = new IllegalStateException("planted");

    @Override
    public ZoneId getZone() {
      return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      if (asked.incrementAndGet() == breaksAt) {
        if (trouble instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) trouble;
      }
      return Clock.system(zone);
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant();
    }
  }

  private static final class MemoryCatalogue extends Catalogue {

    private final List<Workshop> stored = new ArrayList<>();

    /** The pages of which what is no longer told is gone. */
    private final List<URI> read = new ArrayList<>();

    private Consumer<RefreshPlan> before = plan -> {};

    MemoryCatalogue() {
      super(new JdbcDataSource(), Clock.systemUTC());
    }

    @Override
    public RefreshPlan plan(Gathered gathered, LocalDate today) {
      List<Workshop> none = List.of();
      read.addAll(gathered.read());
      return new RefreshPlan(
          gathered.studio(), gathered.workshops(), List.of(), none, none, List.of(), today);
    }

    @Override
    public Consumer<Handle> applying(RefreshPlan plan, PlanOrigin origin) {
      return transaction -> {
        before.accept(plan);
        stored.addAll(plan.added());
      };
    }

    @Override
    public Consumer<Handle> keeping(RefreshPlan plan, PlanStatus status, PlanOrigin origin) {
      return transaction -> {};
    }

    @Override
    public List<Workshop> announcedToo(RefreshPlan plan) {
      return List.of();
    }

    @Override
    public List<Disagreement> disagreements(RefreshPlan plan) {
      return List.of();
    }

    List<String> songs() {
      return stored.stream().map(Workshop::song).sorted().toList();
    }
  }

  private static final class NoArtists extends Artists {

    NoArtists() {
      super(new JdbcDataSource(), Clock.systemUTC());
    }

    @Override
    public String mark() {
      return "empty";
    }

    @Override
    public List<Artist> all() {
      return List.of();
    }
  }

  private static final class NoRules extends RuleBook {

    NoRules() {
      super(new JdbcDataSource(), Clock.systemUTC());
    }

    @Override
    public LearnedRules active(StudioId studio) {
      return LearnedRules.NONE;
    }

    @Override
    public Consumer<Handle> noting(StudioId studio, Sightings sightings) {
      return handle -> {};
    }
  }

  /** What the container would inject, by type. */
  private <T> T given(T bean) {
    List<@Nullable Object> all = new ArrayList<>();
    all.addAll(List.of(crawler, new Extraction(), new Normaliser(), advisor, catalogue, clock));
    all.add(new CurrentArtists(new NoArtists()));
    all.add(cache);
    all.add(new NoRules());
    all.add(visits);
    all.add(runs);
    all.add(new StudioMeter(metrics, List.of()));
    all.add(Tracing.NONE);
    all.add(new Outbox(URI.create("http://localhost/"), new Random(1), clock));
    all.add(new WorkLimits(20_000, Duration.ofMinutes(1), System::nanoTime));
    for (Field field : bean.getClass().getDeclaredFields()) {
      all.stream()
          .filter(one -> field.getType().isInstance(one))
          .filter(one -> !Modifier.isStatic(field.getModifiers()))
          .forEach(one -> set(field, bean, one));
    }
    return bean;
  }

  private static void set(Field field, Object bean, @Nullable Object value) {
    try {
      field.setAccessible(true);
      field.set(bean, value);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Studio studio(String id, String... songs) {
    StringBuilder list = new StringBuilder();
    for (String song : songs) {
      String path = "/" + id + "/event/" + song;
      list.append("<a href='").append(path).append("'>event</a>");
      site.page(path, workshop(song));
    }
    site.page("/" + id + "/list", list.toString());
    return new Studio(
        new StudioId(id),
        "Studio " + id,
        site.address("/" + id + "/list"),
        site.address("/" + id + "/event/").toString(),
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

  private Run refresh(boolean dryRun, Studio... studios) throws RunRefusedException {
    return ended(refreshing(dryRun, studios));
  }

  private RunRequest refreshing(boolean dryRun, Studio... studios) {
    for (Studio studio : studios) {
      scene.request(
          key(dryRun, studio), progress -> refreshing.refreshWorkshops(studio, dryRun, progress));
    }
    RunKey key = key(dryRun, studios);
    return key.isParent()
        ? scene.request(key, progress -> refreshingAll.refresh(key, progress))
        : new RunRequest(key);
  }

  private Run process(Studio studio) throws RunRefusedException {
    return ended(
        scene.request(
            key(false, studio), progress -> processing.processStudio(studio, false, progress)));
  }

  private static RunKey key(boolean dryRun, Studio... studios) {
    Set<String> ids =
        List.of(studios).stream().map(one -> one.id().value()).collect(Collectors.toSet());
    return new RunKey("test", ids, dryRun);
  }

  private Run ended(RunRequest request) throws RunRefusedException {
    Run run = runs.start(request);
    run.ending().toCompletableFuture().join();
    return run;
  }

  private List<String> lines(Run run, Level... levels) {
    return recorded(run, RunEventType.LOGS).stream()
        .filter(line -> levels.length == 0 || List.of(levels).contains(line.level()))
        .map(RecordedEvent::text)
        .toList();
  }

  private List<RecordedEvent> recorded(Run run, RunEventType type) {
    return scene.repository().events(run.id(), 0, 10_000).stream()
        .filter(event -> event.type() == type)
        .toList();
  }

  private List<String> outcomes(Run run) {
    return scene.events(run).stream()
        .filter(RunEvent.ItemDone.class::isInstance)
        .map(event -> ((RunEvent.ItemDone) event).outcome())
        .sorted()
        .toList();
  }

  private void breakSaving(String what, String sqlState) {
    catalogue.before =
        plan -> {
          boolean meant =
              plan.studio().value().equals(what)
                  || plan.added().stream().anyMatch(workshop -> what.equals(workshop.song()));
          if (meant) {
            throw new IllegalStateException(new SQLException("planted", sqlState));
          }
        };
  }

  @BeforeEach
  void inject_what_needs_the_visits() {
    given(refreshing);
    given(processing);
    given(refreshingAll);
  }

  @AfterEach
  void close() {
    crawler.close();
    advisor.close();
    scene.close();
    site.close();
  }

  @Test
  void one_page_that_breaks_is_that_links_failure_and_the_others_are_stored()
      throws RunRefusedException {
    clock.breaksAt = 2;

    Run run = refresh(false, studio("a", "chaleya", "kabira", "mayya"));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(catalogue.songs()).hasSize(2);
    assertThat(outcomes(run)).containsExactly("failed", "found", "found");
    assertThat(lines(run, Level.ERROR))
        .singleElement()
        .asString()
        .startsWith("Could not use http://127.0.0.1:")
        .contains("which keeps its workshops", "something unexpected");
    assertThat(lines(run))
        .contains(
            "Finished refreshing Studio a: 2 workshops found, 0 links or events ignored, 1 link"
                + " failed");
  }

  @Test
  void a_page_that_needs_more_stack_than_there_is_fails_alone() throws RunRefusedException {
    clock.breaksAt = 1;
    clock.trouble = new StackOverflowError();

    Run run = refresh(false, studio("a", "chaleya", "kabira"));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(outcomes(run)).containsExactly("failed", "found");
  }

  @Test
  void a_page_that_costs_more_than_it_may_fails_alone_and_keeps_its_workshops()
      throws RunRefusedException {
    Studio studio = studio("a", "chaleya", "kabira");
    site.page("/a/event/kabira", workshop("kabira") + "<p>7 Feb, 5 pm</p>".repeat(5_000));

    Run run = refresh(false, studio);

    assertThat(outcomes(run)).containsExactly("failed", "found");
    assertThat(metrics.count("studio_pages{studio=a,outcome=too_much}")).isOne();
    assertThat(metrics.count("studio_pages{studio=a,outcome=found}")).isOne();
    assertThat(metrics.count("studio_pages{studio=a,outcome=failed}")).isZero();
    assertThat(metrics.count("studio_plans{studio=a,fate=stored}")).isOne();
    assertThat(metrics.count("studio_plan_workshops{studio=a,change=added}")).isOne();
    assertThat(catalogue.songs()).containsExactly("chaleya");
    assertThat(catalogue.read).containsExactly(site.address("/a/event/chaleya"));
    assertThat(lines(run, Level.ERROR))
        .singleElement()
        .asString()
        .contains("/a/event/kabira, which keeps its workshops: to read it takes more work");
  }

  @Test
  void a_page_that_cannot_be_saved_is_that_links_failure_and_the_others_are_saved()
      throws RunRefusedException {
    breakSaving("kabira", "22001");

    Run run = process(studio("a", "chaleya", "kabira", "mayya"));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(catalogue.songs()).containsExactly("chaleya", "mayya");
    assertThat(outcomes(run)).containsExactly("failed", "found", "found");
    assertThat(lines(run, Level.ERROR))
        .singleElement()
        .asString()
        .startsWith(
            "Could not use http://127.0.0.1:" + site.address("/").getPort() + "/a/event/kabira");
    assertThat(lines(run))
        .contains(
            "Finished processing Studio a: 2 workshops found, 0 links or events ignored, 1 link"
                + " failed; 2 workshops saved");
  }

  @Test
  void a_studio_that_breaks_leaves_the_others_and_the_sums_count_what_is_stored()
      throws RunRefusedException {
    breakSaving("b", "22001");

    Run run =
        refresh(false, studio("a", "chaleya"), studio("b", "kabira"), studio("c", "mayya", "pal"));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(catalogue.songs()).containsExactly("chaleya", "mayya", "pal");
    assertThat(lines(run, Level.ERROR))
        .containsExactly(
            "[b] Could not refresh Studio b, which stays as it was: something unexpected went wrong;"
                + " the server's log has the details",
            "1 of 3 studios could not be refreshed");
    assertThat(lines(run))
        .contains(
            "[c] Finished refreshing Studio c: 2 workshops found, 0 links or events ignored, 0 links"
                + " failed",
            "All in all, 2 of 3 studios done: 3 added, 0 changed, 0 removed");
    assertThat(recorded(run, RunEventType.CHANGE))
        .as("changes that are told are stored")
        .hasSize(3)
        .allSatisfy(
            change -> assertThat(new String(change.data(), UTF_8)).startsWith("{\"studio_id\":"));
  }

  @Test
  void when_every_studio_breaks_the_run_fails() throws RunRefusedException {
    breakSaving("a", "22001");

    Run run = refresh(false, studio("a", "chaleya"));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.header().error())
        .startsWith("Could not refresh Studio a, which stays as it was");
  }

  @Test
  void a_database_that_fails_is_no_failure_of_a_studio_and_the_run_goes_on_when_it_works_again()
      throws RunRefusedException {
    AtomicInteger tries = new AtomicInteger();
    catalogue.before =
        plan -> {
          if (plan.studio().value().equals("b") && tries.incrementAndGet() == 1) {
            await().until(() -> !kept("b").isEmpty());
            throw new IllegalStateException(new SQLException("gone", "08006"));
          }
        };

    Run run = refresh(false, studio("a", "chaleya"), studio("b", "kabira"), studio("c", "mayya"));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(catalogue.songs()).contains("chaleya", "kabira", "mayya");
    assertThat(lines(run)).noneMatch(line -> line.startsWith("Could not refresh"));
    assertThat(lines(run, Level.WARNING)).anyMatch(line -> line.contains("another one goes on"));
    assertThat(lines(run)).contains("[b] 1 of 1 link was read before and is not asked for again");
    assertThat(site.requests("/b/event/kabira")).as("pages that were read count").hasSize(1);
  }

  @Test
  void cancelling_a_run_over_several_studios_stops_those_that_are_not_done()
      throws RunRefusedException {
    Studio[] studios = {studio("a", "chaleya"), studio("b", "kabira"), studio("c", "mayya")};
    site.at("/b/event/kabira", new Slow(60_000, (request, reply) -> reply.html("")));

    Run run = runs.start(refreshing(false, studios));
    await().until(() -> !site.requests("/b/event/kabira").isEmpty());
    runs.stop(run, StopReason.CANCELLED);

    await().until(() -> run.state() == RunState.CANCELLED);
    await()
        .until(
            () ->
                scene.repository().children(run.id()).stream()
                    .allMatch(child -> child.state().isFinal()));
    assertThat(catalogue.songs()).doesNotContain("kabira");
    assertThat(scene.repository().list(RunFilter.about("b"), null, 1))
        .extracting(RunHeader::state)
        .containsExactly(RunState.CANCELLED);
  }

  /** What is stored of the pages that the newest run about a studio has read. */
  private List<String> kept(String studio) {
    return scene.repository().list(RunFilter.about(studio), null, 1).stream()
        .flatMap(run -> scene.repository().keptItems().of(run.id()).stream())
        .toList();
  }

  @Test
  void a_dry_run_over_several_studios_claims_nothing_that_was_stored() throws RunRefusedException {
    Run run = refresh(true, studio("a", "chaleya"), studio("b", "kabira"));

    assertThat(catalogue.songs()).isEmpty();
    assertThat(lines(run))
        .contains(
            "[a] Finished refreshing Studio a (dry run: nothing is stored): 1 workshop found, 0 links"
                + " or events ignored, 0 links failed",
            "All in all, 2 of 2 studios done: 2 added, 0 changed, 0 removed if it were no dry run");
  }
}
