package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;

/** Runs on the page: cancelled, left and found again, waited for, replayed, searched and saved. */
class PageRunsIT extends OnPage {

  @BeforeEach
  void list_links_that_take_their_time() {
    SitePages.list(12, 2000);
  }

  /** Lets the rest of the run be quick, once the test has seen what it had to last for. */
  private static void hurry() {
    SitePages.list(12, 10);
  }

  private static JsonNode json(String path) {
    try {
      return new ObjectMapper().readTree(get(path).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode newestRun() {
    return json("/api/runs?studio_id=test_site&limit=1").at("/runs/0");
  }

  private void refresh() {
    choose("test_site");
    at("refresh").click();
  }

  private void awaitProgress() {
    awaitThat("document.querySelectorAll('.line').length > 3");
  }

  private WebElement listed(String run) {
    String selector = "#runs [data-run='" + run + "']";
    awaitThat("document.querySelector(\"" + selector + "\") !== null");
    return browser.findElement(By.cssSelector(selector));
  }

  private static String finishedRun() {
    return stream(refresh("test_site")).get(0).run();
  }

  @Test
  void cancel_stops_the_run_and_what_was_done_so_far_is_told() {
    SitePages.list(40, 1500);
    refresh();
    awaitProgress();
    awaitThat("document.getElementById('fact-speed').textContent.endsWith('a minute')");
    assertThat(at("fact-left").getText()).startsWith("about ");
    assertThat(at("fact-activity").getText()).isNotBlank();

    at("cancel").click();
    awaitState("cancelled");

    assertThat(at("notice-text").getText()).contains("Stopped refreshing Test Site after", "of 40");
    assertThat(newestRun().get("state").asText()).isEqualTo("cancelled");
    assertThat(SITE.requests()).hasSizeLessThan(40);
    assertThat(at("refresh").isEnabled()).isTrue();
    assertThat(complaints()).isEmpty();
  }

  @Test
  void after_a_reload_the_page_goes_on_with_the_same_run_and_starts_none() {
    refresh();
    awaitProgress();

    browser.navigate().refresh();
    awaitState("live");
    hurry();
    awaitState("done");

    assertThat(SITE.requests("/list")).hasSize(1);
    assertThat(lines())
        .hasSize(json("/api/runs/" + newestRun().get("id").asText() + "/log").at("/entries").size())
        .startsWith("Starting to refresh the workshops of Test Site");
    assertThat(complaints()).isEmpty();
  }

  @Test
  void a_connection_that_breaks_is_restored_without_a_gap_a_repetition_or_a_second_job()
      throws Exception {
    try (Wire wire = Wire.to(PORT)) {
      open(wire.base());
      refresh();
      awaitProgress();

      wire.down();
      awaitState("reconnecting");
      wire.up();
      hurry();
      awaitState("done");

      assertThat(at("fact-stream").getText()).startsWith("resumed after event");
      assertThat(SITE.requests("/list")).hasSize(1);
      String run = newestRun().get("id").asText();
      assertThat(lines())
          .isEqualTo(json("/api/runs/" + run + "/log").at("/entries").findValuesAsText("message"));
    }
  }

  @Test
  void a_disconnected_page_goes_on_where_it_was() {
    refresh();
    awaitProgress();
    at("disconnect").click();
    awaitState("closed");
    awaitThat("document.querySelector('#notice-actions button') !== null");

    browser.findElement(By.cssSelector("#notice-actions button")).click();
    hurry();
    awaitState("done");

    assertThat(lines()).doesNotHaveDuplicates().hasSizeGreaterThan(13);
    assertThat(SITE.requests("/list")).hasSize(1);
  }

  @Test
  void a_run_that_waits_says_at_which_place_and_why() {
    CompletableFuture<List<SseEvent>> other =
        CompletableFuture.supplyAsync(() -> stream(refresh("test_site")));
    await().until(() -> !SITE.requests("/list").isEmpty());
    choose("test_site");
    at("process").click();
    awaitState("queued");

    await().atMost(Duration.ofSeconds(30)).untilAsserted(this::assertSaysWhereItWaits);
    hurry();
    awaitState("done");
    assertThat(other.join()).last().extracting(SseEvent::name).isEqualTo("complete");
  }

  private void assertSaysWhereItWaits() {
    assertThat(at("state").getText()).isEqualTo("Queued at 1");
    assertThat(at("progress-message").getText()).contains("behind: refresh-workshops test_site");
  }

  @Test
  void a_run_in_the_list_is_opened_by_keyboard_and_shown_from_its_first_event() {
    SitePages.list(3, 10);
    String run = finishedRun();

    listed(run).sendKeys(Keys.ENTER);
    awaitState("done");

    assertThat(lines())
        .startsWith("Starting to refresh the workshops of Test Site")
        .anyMatch(line -> line.contains("does not exist"));
    assertThat(at("fact-stream").getText()).isEqualTo("from the first event");
    assertThat(at("progress-title").getText()).isEqualTo("Refresh · Test Site");
    assertThat(listed(run).getDomAttribute("aria-current")).isEqualTo("true");
    assertThat(SITE.requests("/list")).hasSize(1);
  }

  @Test
  void lines_are_found_by_level_and_text() {
    SitePages.list(3, 10);
    listed(finishedRun()).click();
    awaitState("done");
    int all = lines().size();

    at("search").sendKeys("DOES NOT exist");
    assertThat(lines()).singleElement().asString().contains("/event/2");
    browser.findElement(By.cssSelector(".chip.error")).click();
    assertThat(at("empty").getText()).isEqualTo("No line passes the filter.");
    at("search").clear();
    at("search").sendKeys(" ");
    assertThat(lines()).hasSize(all - 1).noneMatch(line -> line.contains("does not exist"));
  }

  @Test
  void the_whole_log_is_saved_as_a_file(@TempDir Path folder) throws Exception {
    SitePages.list(3, 10);
    String run = finishedRun();
    browser.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toString()));
    listed(run).click();
    awaitState("done");

    at("download").click();

    Path file = folder.resolve("run-" + run + ".log");
    await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(file));
    List<String> messages = json("/api/runs/" + run + "/log").findValuesAsText("message");
    assertThat(Files.readAllLines(file)).hasSameSizeAs(messages);
    assertThat(Files.readString(file)).contains(messages).contains("ERROR   Could not read ");
  }

  @Test
  void twenty_thousand_lines_do_not_freeze_the_page() {
    String run = post("/api/synthetic-runs?events=20000&bytes=100&micros=0", "").body();

    listed(run).click();
    awaitState("done");
    awaitThat("document.getElementById('count-info').textContent === '20,000'");

    assertThat(lines()).hasSize(1000);
    assertThat(at("older").getText()).startsWith("19,000 older lines are not shown");
    long began = System.nanoTime();
    at("search").sendKeys("19999 ");
    assertThat(lines()).hasSizeBetween(1, 20);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void a_refresh_that_would_lose_too_much_waits_for_a_decision() {
    IntStream.rangeClosed(1, 3)
        .forEach(i -> SITE.page("/event/" + i, SitePages.workshop("Song " + i)));
    SITE.page("/list", "<a href='/event/1'>1</a><a href='/event/2'>2</a><a href='/event/3'>3</a>");
    stream(refresh("test_site"));
    IntStream.rangeClosed(1, 3).forEach(i -> SITE.page("/event/" + i, SitePages.closed()));
    refresh();
    awaitState("held");
    awaitThat("document.querySelectorAll('#notice-actions button').length === 2");

    browser.findElement(By.cssSelector("#notice-actions button.primary")).click();
    awaitState("done");

    assertThat(json("/api/stored-workshops/test_site")).isEmpty();
  }

  /** What the server answers when it no longer keeps the events; the page is given it as it is. */
  @Test
  void a_gap_is_told_with_a_link_to_what_is_left() {
    SitePages.list(3, 10);
    String run = finishedRun();
    browser.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of(
            "source",
            """
            const real = window.fetch;
            const stream = `id: RUN-80\nevent: run\ndata: {"run":"RUN","state":"running","resume":"gap",`
              + `"gap":{"from":5,"to":80,"url":"/api/runs/RUN/log?from=5&to=80"}}\n\n`;
            window.fetch = (address, options) => String(address).includes('/events')
              ? Promise.resolve(new Response(new Blob([stream]).stream(),
                  { headers: { 'Content-Type': 'text/event-stream' } }))
              : real(address, options);
            """
                .replace("RUN", run)));
    browser.navigate().refresh();

    listed(run).click();
    awaitThat("document.querySelector('#notice-actions a') !== null");

    assertThat(at("notice-text").getText()).contains("no longer keeps the events 5 to 80");
    assertThat(at("fact-stream").getText()).isEqualTo("events 5 to 80 are missing");
    assertThat(browser.findElement(By.cssSelector("#notice-actions a")).getDomProperty("href"))
        .isEqualTo(BASE + "/api/runs/" + run + "/log?from=5&to=80");
  }

  @Test
  void a_phone_shows_all_of_a_run_without_scrolling_sideways() {
    browser.manage().window().setSize(new Dimension(360, 740));
    refresh();
    awaitProgress();

    Object overflow =
        browser.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(overflow).isEqualTo(0L);
    assertThat(at("cancel").isDisplayed()).isTrue();
    at("cancel").click();
    awaitState("cancelled");
  }

  @Test
  void a_second_tab_offers_the_run_that_is_under_way_and_its_studio_choice_follows()
      throws Exception {
    CompletableFuture<List<SseEvent>> other =
        CompletableFuture.supplyAsync(() -> stream(refresh("test_site")));
    await().until(() -> !SITE.requests("/event/*").isEmpty() || !SITE.requests("/list").isEmpty());

    open(BASE.toString());
    awaitThat(
        "document.getElementById('notice-title').textContent"
            + " === 'A refresh of Test Site is under way'");
    assertThat(state()).isEqualTo("idle");
    Files.write(Path.of("target", "page-offer.png"), browser.getScreenshotAs(OutputType.BYTES));
    browser.findElement(By.cssSelector("#notice-actions button")).click();
    awaitState("live");
    awaitThat("document.getElementById('studio').value === 'test_site'");
    Files.write(Path.of("target", "page-watched.png"), browser.getScreenshotAs(OutputType.BYTES));
    hurry();
    awaitState("done");

    assertThat(lines()).startsWith("Starting to refresh the workshops of Test Site");
    assertThat(SITE.requests("/list")).hasSize(1);
    assertThat(other.join()).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(complaints()).isEmpty();
  }

  @Test
  void an_offer_fits_a_phone_and_goes_when_the_run_is_over() throws Exception {
    browser.manage().window().setSize(new Dimension(360, 740));
    CompletableFuture<List<SseEvent>> other =
        CompletableFuture.supplyAsync(() -> stream(refresh("test_site")));
    awaitThat(
        "document.getElementById('notice-title').textContent"
            + " === 'A refresh of Test Site is under way'");

    assertThat(
            browser.executeScript(
                "return document.documentElement.scrollWidth"
                    + " - document.documentElement.clientWidth"))
        .isEqualTo(0L);
    Files.write(
        Path.of("target", "page-offer-phone.png"), browser.getScreenshotAs(OutputType.BYTES));
    hurry();
    other.join();

    awaitThat("document.getElementById('notice').hidden");
    assertThat(state()).isEqualTo("idle");
  }
}
