package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.testsite.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;

/**
 * What an admin does in the portal, in a real browser: runs are started, watched and decided on.
 */
class PortalIT extends OnPortal {

  private String startedRun() {
    SitePages.list(40, 1500);
    open("#/studios");
    WebElement row = shown("tr[data-key='test_site']");
    row.findElement(By.cssSelector(".row-actions button")).click();
    shown(".toast .button").click();
    awaitThat("location.hash.startsWith('#/runs/')");
    shown("#run-state");
    return hash().replaceAll("^#/runs/|\\?.*", "");
  }

  private void awaitRun(String word) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shown("#run-state").getText()).startsWith(word));
  }

  private List<String> messages(String run) {
    return json("/api/runs/" + run + "/log").findValuesAsText("message");
  }

  @Test
  void a_refresh_is_started_watched_left_and_found_again_and_seen_in_a_second_tab() {
    String run = startedRun();
    awaitRun("Running");
    awaitThat("document.querySelectorAll('.log-line').length > 4");

    browser.navigate().refresh();
    awaitRun("Running");
    String first = browser.getWindowHandle();
    browser.switchTo().newWindow(WindowType.TAB);
    open("#/runs/" + run);
    SitePages.list(40, 10);
    awaitRun("Done");
    awaitLines(messages(run));
    browser.close();
    browser.switchTo().window(first);

    awaitRun("Done");
    awaitLines(messages(run));
    assertThat(SITE.requests("/list")).hasSize(1);
    browser.navigate().back();
    awaitThat("location.hash.startsWith('#/studios')");
  }

  @Test
  void a_network_that_is_cut_loses_nothing_and_is_told() throws Exception {
    try (Wire wire = Wire.to(PORT)) {
      String run = startedRun();
      browser.get(wire.base() + "/#/runs/" + run);
      awaitRun("Running");
      awaitThat("document.querySelectorAll('.log-line').length > 4");

      wire.down();
      awaitThat("document.getElementById('run-connection').textContent.includes('lost')");
      SitePages.list(40, 10);
      wire.up();

      awaitRun("Done");
      awaitLines(messages(run));
      assertThat(SITE.requests("/list")).hasSize(1);
    }
  }

  @Test
  void a_run_is_cancelled_after_asking_once() {
    String run = startedRun();
    awaitRun("Running");

    shown(".page-head .danger").click();
    shown("dialog[open] .danger").click();

    awaitRun("Cancelled");
    assertThat(json("/api/runs/" + run).get("state").asText()).isEqualTo("cancelled");
  }

  @Test
  void a_plan_that_is_held_back_is_read_and_approved_and_brought_back() {
    IntStream.rangeClosed(1, 3)
        .forEach(i -> SITE.page("/event/" + i, SitePages.workshop("Song " + i)));
    SITE.page("/list", "<a href='/event/1'>1</a><a href='/event/2'>2</a><a href='/event/3'>3</a>");
    stream(refresh("test_site"));
    IntStream.rangeClosed(1, 3).forEach(i -> SITE.page("/event/" + i, SitePages.closed()));
    String run = stream(refresh("test_site")).get(0).run();

    open("#/runs/" + run);
    awaitRun("Held back");
    assertThat(shown(".diff").getText()).contains("3 removed", "song 1 – anvi");
    shown(".page-head .primary").click();
    shown("dialog[open] .primary").click();
    awaitRun("Done");
    assertThat(json("/api/stored-workshops/test_site")).isEmpty();

    open("#/studios/test_site?tab=states");
    List<WebElement> states = all("[role=tabpanel] tbody tr");
    assertThat(states).hasSize(2);
    states.get(1).findElement(By.tagName("button")).click();
    assertThat(shown("dialog[open] .diff").getText()).contains("3 added");
    shown("dialog[open] .primary").click();
    awaitThat("document.querySelectorAll('[role=tabpanel] tbody tr').length === 3");
    assertThat(json("/api/stored-workshops/test_site")).hasSize(3);
  }

  @Test
  void what_pages_say_never_runs() throws Exception {
    String markup = "<img src=x onerror=window.planted=1> ${window.planted=2} {{planted=3}}";
    String said =
        new ObjectMapper().writeValueAsString(List.of(Map.of("text", markup, "times", 1)));
    open("#/runs/" + post("/api/spoken-runs", said).body());
    awaitLine(markup);
    assertNothingRan();

    SITE.page(
        "/list",
        "<a href='/event/1'>1</a><a href='javascript:window.planted=4'>2</a>"
            + "<a href='/event/%3Cimg%20src=x%20onerror=window.planted=5%3E'>3</a>");
    SITE.at("/event/*", new Status(404));
    SITE.page(
        "/event/1", SitePages.workshop("\\u0026lt;img src=x onerror=window.planted=6\\u0026gt;"));
    String run = stream(refresh("test_site")).get(0).run();
    for (String tab : List.of("log", "items", "plan")) {
      open("#/runs/" + run + "?tab=" + tab);
      awaitRun("Done");
      awaitThat("document.querySelector('[role=tabpanel]').textContent.length > 40");
      browser.executeScript("document.querySelectorAll('details').forEach(one => one.open = true)");
      assertNothingRan();
    }
  }

  private void assertNothingRan() {
    Object planted =
        browser.executeScript(
            "return [String(window.planted), document.querySelectorAll('main img, a[href^=\"javascript\" i]').length]");
    assertThat(planted).isEqualTo(List.of("undefined", 0L));
  }

  @Test
  void the_browser_refuses_to_read_texts_as_html() {
    open("#/studios");

    Object refused =
        browser.executeScript(
            "try { document.body.innerHTML = '<b>x</b>'; return 'done'; } catch (e) { return e.name; }");

    assertThat(refused).isEqualTo("TypeError");
  }

  @Test
  void a_log_of_two_hundred_thousand_lines_is_gone_through_and_searched() throws Exception {
    String run = post("/api/synthetic-runs?events=200000&bytes=60&micros=0", "").body();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> json("/api/runs/" + run).get("state").asText().equals("completed"));
    open("#/runs/" + run);
    awaitThat("document.querySelectorAll('.log-line:not(.waiting)').length > 10");
    WebElement box = shown(".log-box");

    box.sendKeys(Keys.HOME);
    awaitLine(messageOf(run, 2));
    browser.executeScript("arguments[0].scrollTop = arguments[0].scrollHeight / 2", box);
    awaitThat(
        "[...document.querySelectorAll('.log-line:not(.waiting)')]"
            + ".some(line => Math.abs(line.dataset.sequence - 100000) < 2000)");
    assertThat((Long) browser.executeScript("return document.querySelectorAll('.log-line').length"))
        .isLessThan(200L);
    box.sendKeys(Keys.END);
    awaitLine(messageOf(run, 200_000));

    shown("input[name='text']").sendKeys(messageOf(run, 123_456).substring(0, 12));
    awaitLine(messageOf(run, 123_456));
    Files.write(
        Path.of("target", "portal-log.png"),
        browser.getScreenshotAs(org.openqa.selenium.OutputType.BYTES));
  }

  private String messageOf(String run, int sequence) {
    String range = "/log?limit=1&from=" + sequence;
    return json("/api/runs/" + run + range).at("/entries/0/message").asText();
  }

  @Test
  void a_studio_is_added_by_its_address_and_tried() {
    SitePages.list(3, 10);
    SITE.page("/event/1", SitePages.workshop("Pal Pal"));
    open("#/studios/new");
    String site = SITE.address("/").toString();
    shown("input[name='url']").sendKeys(site + "list" + Keys.ENTER);
    write("id", "added_by_hand");
    write("prefix", site + "event/");
    shown("input[name='internal']").click();
    shown("input[name='internal']").sendKeys(Keys.ENTER);

    awaitThat("location.hash.startsWith('#/runs/')");
    awaitRun("Done");
    awaitThat("document.querySelector('h1').textContent.includes('dry run')");
    JsonNode studio = json("/api/admin/studios/added_by_hand");
    assertThat(studio.get("enabled").asBoolean()).isFalse();

    open("#/studios/added_by_hand?tab=settings");
    write("zone", "Nowhere");
    shown("input[name='zone']").sendKeys(Keys.ENTER);
    assertThat(shown(".error:not([hidden])").getText()).contains("the name of a time zone");
    write("zone", "Asia/Kolkata");
    write("depth", "2");
    shown("input[name='depth']").sendKeys(Keys.ENTER);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> json("/api/admin/studios/added_by_hand").get("depth").asInt() == 2);
    send(request("/api/admin/studios/added_by_hand").header("If-Match", "*").DELETE().build());
  }

  @Test
  void the_history_is_filtered_and_two_runs_are_compared_by_keyboard() {
    SitePages.list(3, 10);
    stream(refresh("test_site"));
    SITE.page("/event/2", SitePages.closed());
    stream(refresh("test_site"));

    open("#/runs?studio_id=test_site");
    List<WebElement> boxes = all("tbody input[type='checkbox']");
    boxes.get(0).sendKeys(Keys.SPACE);
    boxes.get(1).sendKeys(Keys.SPACE);
    browser.findElement(By.xpath("//button[contains(., 'Compare the two')]")).sendKeys(Keys.ENTER);

    awaitThat("location.hash.startsWith('#/runs/compare/')");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(shown("main").getText()).contains("1 link came out otherwise"));
    browser.switchTo().activeElement().sendKeys("gs");
    awaitThat("location.hash.startsWith('#/studios')");
  }
}
