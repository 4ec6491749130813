package io.workshopstream.server;

import static io.workshopstream.server.ServerClient.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.NodePackages;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/**
 * What only an admin does in the portal, and what pages of another origin embed, in a real browser
 * on a server with tokens.
 */
class PortalAdminIT extends OnOwnPortal {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLANTED = "<img src=x onerror=window.planted=1>";
  private static final Route TAKES = (request, reply) -> reply.send(204, "", new byte[0]);

  private static int studioPort;
  private static @Nullable String token;

  @BeforeAll
  static void make_the_first_token_in_the_portal_and_log_in_with_it() {
    studioPort = FreePorts.next();
    server =
        OwnServer.start(
            "access.origins=http://127.0.0.1:" + studioPort, "notice.private-addresses=true");
    browser = Browser.open();
    open("#/tokens");
    assertThat(main()).contains("Nobody needs a token yet");
    press(".page-head .primary");
    write("dialog [name=name]", "the admin").sendKeys(Keys.ENTER);
    token = shown("dialog output").getText();
    press("dialog .actions .primary");
    awaitThat("document.querySelector('main')?.textContent.includes('the admin')");
  }

  @AfterAll
  static void stop_the_server() {
    end();
  }

  // ---- The browser

  private static void assertNothingRan() {
    Object ran =
        browser.executeScript(
            "return [String(window.planted), document.querySelectorAll('main img').length]");
    assertThat(ran).isEqualTo(List.of("undefined", 0L));
  }

  // ---- The server

  private static HttpResponse<String> ask(String method, String path, String body) {
    return OwnServer.send(
        server
            .request(path)
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  private static JsonNode json(String method, String path, String body) {
    HttpResponse<String> answer = ask(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the site of a sample studio, so that there are workshops. */
  private static void refresh() {
    String body = "{\"kind\":\"refresh-workshops\",\"studio_id\":\"vins.dance.co\"}";
    String run = "/api/runs/" + json("POST", "/api/runs", body).get("id").asText();
    await()
        .atMost(PATIENCE)
        .until(() -> json("GET", run, "").get("state").asText().equals("completed"));
  }

  // ---- Tokens

  @Test
  void a_token_is_made_for_a_studio_shown_once_and_revoked() {
    open("#/tokens");
    press(".page-head .primary");
    write("dialog [name=name]", PLANTED);
    press("dialog [value='vins.dance.co']");
    press("dialog [type=submit]");
    String secret = shown("dialog output").getText();
    assertThat(secret).startsWith("wst_");
    pressWords("I have kept it");

    awaitMain(PLANTED);
    assertThat(main()).contains("Vins Dance Co").doesNotContain(secret);
    assertNothingRan();
    assertThat(asViewer(secret)).isEqualTo(200);

    press("tbody tr:first-child .danger");
    press("dialog[open] .danger");
    awaitThat("!document.querySelector('main table').textContent.includes('planted')");
    assertThat(asViewer(secret)).isEqualTo(401);
  }

  private static int asViewer(String secret) {
    return OwnServer.send(
            server.request("/api/studios").header("Authorization", "Bearer " + secret).build())
        .statusCode();
  }

  // ---- Who is told

  @Test
  void a_webhook_is_added_tried_and_its_log_says_what_it_answered() {
    SITE.at("/in", new Status(500));
    open("#/notifications");
    press(".page-head .primary");
    write("dialog [name=name]", PLANTED);
    write("dialog [name=address]", SITE.address("/in").toString());
    press("dialog [type=submit]");
    assertThat(shown("dialog output").getText()).startsWith("whsec_");
    pressWords("I have kept it");

    awaitThat("location.hash.startsWith('#/notifications/')");
    pressWords("Send a test");
    awaitThat("document.querySelector('tbody')?.textContent.includes('500')");
    assertThat(main()).contains("Waiting").contains(PLANTED);
    assertNothingRan();

    SITE.at("/in", TAKES);
    pressWords("Send again");
    awaitThat("document.querySelector('tbody')?.textContent.includes('Delivered')");
    assertThat(shown("tbody").getText()).contains("204");
    assertThat(SITE.requests("/in")).hasSizeGreaterThanOrEqualTo(2);

    pressWords("Disable");
    awaitMain("This receiver is disabled");
    pressWords("Remove");
    press("dialog[open] .danger");
    awaitThat("location.hash === '#/notifications'");
    awaitThat("!document.querySelector('main').textContent.includes('planted')");
  }

  @Test
  void an_address_that_cannot_be_is_told_at_its_field() {
    open("#/notifications");
    press(".page-head .primary");
    write("dialog [name=address]", "ftp://studio.example");
    press("dialog [type=submit]");

    assertThat(shown("dialog .field .error:not([hidden])").getText()).startsWith("Must be");
    browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
    awaitThat("!document.querySelector('dialog')");
  }

  // ---- The audit

  @Test
  void the_audit_is_filtered_and_the_address_keeps_the_filters() {
    json("POST", "/api/tokens", "{\"name\":\"audited\",\"role\":\"viewer\"}");
    open("#/audit");
    new Select(shown("[name=action]")).selectByValue("token.made");
    awaitThat("location.hash.includes('action=token.made')");
    awaitMain("Made a token");
    awaitThat(
        "![...document.querySelectorAll('tbody')].some(one => /Logged in/.test(one.textContent))");

    browser.navigate().refresh();
    awaitMain("audited");
    assertThat(new Select(shown("[name=action]")).getFirstSelectedOption().getText())
        .isEqualTo("Made a token");
    write("[name=actor]", "nobody of this name");
    awaitMain("Nothing is as the filters say");
    pressWords("Show everything");
    awaitMain("Logged in");
  }

  // ---- The server

  @Test
  void the_server_page_says_how_it_is_and_a_back_up_is_refused_where_something_is(
      @TempDir Path folder) throws Exception {
    refresh();
    Path file = folder.resolve("workshops.ndjson");
    Files.writeString(file, ask("GET", "/api/admin/backup", "").body());
    open("#/server");
    awaitMain("Ready");
    awaitMain("Answers you");
    assertThat(main()).contains("Database", "Disk");

    shown("input[type=file]").sendKeys(file.toAbsolutePath().toString());
    pressWords("Restore");
    press("dialog[open] .danger");
    assertThat(shown("dialog[open] [role=alert]").getText()).contains("empty");
    browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
    awaitMain("Nothing was restored");
  }

  // ---- Embedding

  @Test
  void a_page_of_another_origin_shows_a_run_and_workshops_by_tickets() throws Exception {
    refresh();
    String run = ask("POST", "/api/synthetic-runs?events=400&micros=10000", "").body();
    String viewer =
        json("POST", "/api/tokens", "{\"name\":\"studio\",\"role\":\"viewer\"}")
            .get("token")
            .asText();
    Process studio =
        NodePackages.node()
            .start(
                Path.of("docs", "embedding"),
                "embed.mjs",
                server.base().toString(),
                viewer,
                run,
                "" + studioPort);
    try {
      await().atMost(PATIENCE).until(() -> studio.inputReader().readLine() != null);
      browser.get("http://127.0.0.1:" + studioPort + "/");
      awaitThat(inside("workshop-run", "[part=state]") + " === 'Running'");
      awaitThat(inside("workshop-run", "li:last-child") + ".length > 5");
      awaitThat(inside("workshop-list", "[part=title]") + ".length > 3"); // letters
      awaitThat(inside("workshop-run", "[part=state]") + " === 'Done'");
      Object border =
          browser.executeScript(
              "return getComputedStyle(document.querySelector('workshop-list').shadowRoot.querySelector('section')).borderRadius");
      assertThat(border).as("which the page has set").isEqualTo("0px");
      assertThat(browser.getPageSource()).doesNotContain(viewer);
    } finally {
      studio.destroy();
      studio.waitFor();
    }
  }

  private static String inside(String element, String selector) {
    return "document.querySelector('%s').shadowRoot.querySelector('%s').textContent"
        .formatted(element, selector);
  }

  @Test
  void files_of_the_elements_and_of_the_package_are_there_for_everybody() {
    for (String file :
        List.of(
            "/embed.js",
            "/elements/run.js",
            "/npm/package.json",
            "/npm/sse.js",
            "/npm/sse.d.ts",
            "/npm/LICENSE")) {
      assertThat(server.get(file).statusCode()).as(file).isEqualTo(200);
    }
    assertThat(server.get("/npm/sse.js").body()).isEqualTo(server.get("/sse.js").body());
  }

  // ---- Everybody

  @Test
  void axe_finds_nothing_in_tokens_and_receivers_and_their_windows() throws Exception {
    String body =
        "{\"channel\":\"webhook\",\"address\":\"https://hooks.studio.example/in\",\"kinds\":[\"run.failed\"],\"enabled\":false}";
    String receiver = json("POST", "/api/admin/subscriptions", body).get("id").asText();
    Axe axe = new Axe(browser);
    List<String> found = new ArrayList<>();
    for (String scheme : List.of("light", "dark")) {
      for (int width : List.of(1280, 360)) {
        axe.screen(width, scheme);
        String screen = width + " " + scheme;
        open("#/tokens");
        awaitMain("the admin");
        look(axe, screen + " tokens", found);
        press(".page-head .primary");
        look(axe, screen + " a new token", found);
        open("#/notifications/" + receiver);
        look(axe, screen + " receiver", found);
        open("#/notifications");
        press(".page-head .primary");
        look(axe, screen + " a new receiver", found);
      }
    }
    axe.ownScreen();
    ask("DELETE", "/api/admin/subscriptions/" + receiver, "");
    assertThat(found).isEmpty();
  }

  private static void look(Axe axe, String where, List<String> found) {
    axe.violations().forEach(violation -> found.add(where + ": " + violation));
    if (axe.scrollsSideways()) {
      found.add(where + " scrolls sideways");
    }
  }
}
