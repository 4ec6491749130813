package io.workshopstream.server;

import static io.workshopstream.server.ServerClient.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.testsite.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The portal as a viewer, an operator and an admin see it, each with a token of their own. */
class PortalRolesIT extends OnOwnPortal {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** By role. */
  private static final Map<String, String> TOKENS = new HashMap<>();

  @BeforeAll
  static void make_a_token_for_each_role() {
    server = OwnServer.start();
    browser = Browser.open();
    for (String role : List.of("admin", "operator", "viewer")) {
      String body = "{\"name\":\"the %s\",\"role\":\"%s\"}".formatted(role, role);
      TOKENS.put(role, json("POST", "/api/tokens", body).get("token").asText());
    }
  }

  @AfterAll
  static void stop() {
    end();
  }

  @BeforeEach
  void announce_three_workshops() {
    SITE.clear();
    for (int i = 1; i <= 3; i++) {
      SITE.page("/event/" + i, SitePages.workshop("Song " + i));
    }
    SITE.page("/list", "<a href='/event/1'>1</a><a href='/event/2'>2</a><a href='/event/3'>3</a>");
  }

  private static JsonNode json(String method, String path, String body) {
    String token = TOKENS.getOrDefault("admin", "none");
    var request = server.request(path).method(method, BodyPublishers.ofString(body));
    if (TOKENS.containsKey("admin")) {
      request.header("Authorization", "Bearer " + token);
    }
    var answer = OwnServer.send(request.build());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String refreshed() {
    String body = "{\"kind\":\"refresh-workshops\",\"studio_id\":\"test_site\"}";
    String run = json("POST", "/api/runs", body).get("id").asText();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                List.of("completed", "needs_approval")
                    .contains(json("GET", "/api/runs/" + run, "").get("state").asText()));
    return run;
  }

  private static void logInAs(String role) {
    browser.get(server.base() + "/login.html?return_to=/");
    browser.manage().deleteAllCookies();
    browser.navigate().refresh();
    awaitThat("document.getElementById('log-in')?.disabled === false");
    write("#token", TOKENS.get(role)).sendKeys(Keys.ENTER);
    awaitThat("document.querySelector('.who')?.textContent.includes('the " + role + "')");
  }

  private static List<String> words(String selector) {
    return browser.findElements(By.cssSelector(selector)).stream()
        .map(WebElement::getText)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static void assertNothingWentWrong(String where) {
    assertThat(words("[data-tone=bad].notice, .toast[data-tone=bad]")).as(where).isEmpty();
  }

  private static void awaitRun(String word) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shown("#run-state").getText()).startsWith(word));
  }

  private static String run() {
    awaitThat("location.hash.startsWith('#/runs/')");
    String hash = (String) browser.executeScript("return location.hash");
    return hash.replaceAll("^#/runs/|\\?.*", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "operator", "admin"})
  void every_page_of_the_menu_opens_and_shows_what_the_role_may_do(String role) {
    String run = refreshed();
    logInAs(role);

    for (String page : addresses(".menu a")) {
      open(page);
      assertNothingWentWrong(role + " at " + page);
    }
    open("#/runs/" + run);
    awaitThat("document.querySelectorAll('.log-line').length > 3");
    assertThat(words(".page-head .button").contains("Run again")).isEqualTo(!role.equals("viewer"));
    open("#/studios");
    assertThat(words(".page-head .button").contains("Add a studio"))
        .isEqualTo(role.equals("admin"));
    assertThat(browser.findElements(By.cssSelector(".row-actions button")).isEmpty())
        .isEqualTo(role.equals("viewer"));
    open("#/tokens");
    assertThat(main().contains("This page is for who has the role admin"))
        .isEqualTo(!role.equals("admin"));
  }

  @SuppressWarnings("unchecked")
  private static List<String> addresses(String selector) {
    return (List<String>)
        browser.executeScript(
            "return [...document.querySelectorAll(arguments[0])].map(one => one.hash)", selector);
  }

  @Test
  void an_operator_runs_again_what_failed_and_only_that() {
    SITE.at("/event/2", new Status(404)).at("/event/3", new Status(404));
    String first = refreshed();
    SITE.page("/event/2", SitePages.workshop("Song 2"));
    int before = SITE.requests("/event/1").size();
    logInAs("operator");
    open("#/runs/" + first + "?tab=items");

    pressWords("Retry 2 failed links");

    await().atMost(PATIENCE).until(() -> !run().equals(first));
    awaitRun("Done");
    assertThat(shown(".page-head").getText()).contains("Retry", "The run that it retries");
    awaitThat("document.querySelector('.log')?.textContent.includes('1 link failed')");
    pressWords("Retry 1 failed link");
    awaitRun("Done");
    assertThat(SITE.requests("/event/1")).hasSize(before);
    assertNothingWentWrong("the retry of a retry");
  }

  @Test
  void an_operator_tries_a_studio_watches_it_and_cancels() {
    SitePages.list(24, 1000);
    logInAs("operator");
    open("#/studios/test_site");

    pressWords("Dry run");

    String run = run();
    awaitRun("Running");
    awaitThat("document.querySelectorAll('.log-line').length > 4");
    assertThat(shown(".page-head").getText()).contains("Refresh, dry run");
    press(".page-head .danger");
    press("dialog[open] .danger");
    awaitRun("Cancelled");
    assertThat(json("GET", "/api/runs/" + run, "").get("dry_run").asBoolean()).isTrue();
    assertNothingWentWrong("a run that was cancelled");
  }

  @Test
  void a_viewer_reads_the_queue_and_a_workshop_and_the_api_refuses_what_is_not_shown() {
    refreshed();
    logInAs("viewer");
    open("#/queue");
    awaitThat("document.querySelector('.queue-name')");
    assertThat(words("main .button")).noneMatch(text -> text.startsWith("New artist"));
    open("#/workshops");
    press("main tbody a");
    awaitThat("location.hash.startsWith('#/workshops/') && document.querySelector('main dl')");
    assertThat(browser.findElements(By.cssSelector("tr[data-key] button"))).isEmpty();

    String id = ((String) browser.executeScript("return location.hash")).replaceAll(".*/", "");
    assertThat(refusedInThePage("PUT", "api/admin/workshops/" + id + "/overrides/song")).isTrue();
    assertThat(refusedInThePage("POST", "api/runs")).isTrue();
  }

  /** Whether the API answers 403 to what the page does not offer, with the cookie of the login. */
  private static boolean refusedInThePage(String method, String path) {
    Object status =
        browser.executeAsyncScript(
            "fetch(arguments[1], { method: arguments[0], body: '{\"value\":\"x\"}',"
                + " headers: { 'X-Requested-With': 'fetch', 'Content-Type': 'application/json' } })"
                + ".then((answer) => arguments[2](answer.status))",
            method,
            path);
    return Long.valueOf(403).equals(status);
  }

  @Test
  void an_admin_sets_a_value_and_takes_it_back() {
    refreshed();
    logInAs("admin");
    open("#/workshops");
    press("main tbody a");
    press("tr[data-key='song'] button");
    write("dialog[open] [name='value']", "pal pal");
    press("dialog[open] [type='submit']");
    awaitThat("document.querySelector(\"tr[data-key='song']\")?.textContent.includes('pal pal')");

    pressWords("Undo");
    awaitThat("!document.querySelector(\"tr[data-key='song']\")?.textContent.includes('pal pal')");
    assertNothingWentWrong("a value that was taken back");
  }

  @Test
  void an_operator_approves_a_held_plan_and_may_not_set_a_value() {
    refreshed();
    IntStream.rangeClosed(1, 3).forEach(i -> SITE.page("/event/" + i, SitePages.closed()));
    String held = refreshed();
    logInAs("operator");
    open("#/runs/" + held);
    awaitRun("Held back");

    press(".page-head .primary");
    press("dialog[open] .primary");

    awaitRun("Done");
    SITE.page("/event/1", SitePages.workshop("Song 1"));
    refreshed();
    open("#/workshops");
    press("main tbody a");
    awaitThat("location.hash.startsWith('#/workshops/') && document.querySelector('main dl')");
    assertThat(words(".page-head .button")).doesNotContain("Hide");
    assertThat(browser.findElements(By.cssSelector("tr[data-key] button"))).isEmpty();
    assertNothingWentWrong("a workshop");
  }

  @Test
  void a_viewer_watches_through_the_crash_and_the_restart_of_the_server() {
    SitePages.list(24, 1000);
    logInAs("viewer");
    String body = "{\"kind\":\"refresh-workshops\",\"studio_id\":\"test_site\"}";
    String run = json("POST", "/api/runs", body).get("id").asText();
    open("#/runs/" + run);
    awaitRun("Running");
    awaitThat("document.querySelectorAll('.log-line').length > 4");

    server.kill();
    awaitThat("document.getElementById('run-connection').textContent.includes('lost')");
    server.startAgain();

    await()
        .atMost(PATIENCE.multipliedBy(2))
        .until(() -> shown("#run-state").getText().startsWith("Done"));
    List<String> told =
        StreamSupport.stream(
                json("GET", "/api/runs/" + run + "/log", "").get("entries").spliterator(), false)
            .map(line -> line.get("message").asText())
            .toList();
    assertThat(told.toString()).contains("another one goes on");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<String> seen = words(".log-line:not(.waiting) .said");
              assertThat(seen).hasSizeGreaterThan(8);
              assertThat(told).endsWith(seen.toArray(new String[0]));
            });
  }
}
