package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.NodePackages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Every page of the portal as people with all kinds of screens, eyes and hands have it. */
class PortalPagesIT extends OnPortal {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static String receiver;
  private static List<String> pages;
  private static String axe;

  @BeforeAll
  static void refresh_what_the_pages_show() throws Exception {
    String one = stream(refresh("vins.dance.co")).get(0).run();
    String other = stream(refresh("dance_n_addiction")).get(0).run();
    String body =
        "{\"channel\":\"webhook\",\"address\":\"https://hooks.studio.example/in\",\"kinds\":[\"run.failed\"],\"enabled\":false}";
    assertThat(post("/api/admin/subscriptions", body).statusCode()).isEqualTo(201);
    receiver = json("/api/admin/subscriptions").at("/0/id").asText();
    NodePackages.node();
    axe = Files.readString(NodePackages.SCRIPTS.resolve("node_modules/axe-core/axe.min.js"));
    pages =
        List.of(
            "#/studios",
            "#/studios/new",
            "#/studios/vins.dance.co",
            "#/studios/vins.dance.co?tab=settings",
            "#/studios/vins.dance.co?tab=states",
            "#/runs",
            "#/runs/" + one,
            "#/runs/" + one + "?tab=items",
            "#/runs/" + one + "?tab=plan",
            "#/runs/compare/" + one + "/" + other,
            "#/preview",
            "#/tokens",
            "#/notifications",
            "#/notifications/" + receiver,
            "#/audit",
            "#/server",
            "#/nowhere");
  }

  @AfterAll
  static void tell_nobody() {
    send(request("/api/admin/subscriptions/" + receiver).DELETE().build());
  }

  private static void screen(int width, String scheme) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  @Test
  void
      axe_finds_nothing_on_any_page_in_both_schemes_wide_and_on_a_phone_and_none_scrolls_sideways() {
    browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    List<String> found = new ArrayList<>();
    for (String scheme : List.of("light", "dark")) {
      for (int width : List.of(1280, 360)) {
        screen(width, scheme);
        pages.forEach(page -> look(page, width + " " + scheme, found));
      }
    }
    assertThat(found).isEmpty();
    assertThat(complaints()).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private void look(String page, String screen, List<String> found) {
    open(page);
    List<String> violations =
        (List<String>)
            browser.executeAsyncScript(
                axe
                    + """
                    ;
                    const done = arguments[1];
                    axe.run(document, { runOnly: arguments[0] }).then(({ violations }) => done(violations
                      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)), (error) => done([String(error)]));
                    """,
                RULES);
    violations.forEach(violation -> found.add(screen + " " + page + " " + violation));
    Object overflow =
        browser.executeScript(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    if (Boolean.TRUE.equals(overflow)) {
      found.add(screen + " " + page + " scrolls sideways");
    }
  }

  private static List<String> complaints() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The pages that axe looks at are all that there are. */
  @Test
  void every_page_is_looked_at() throws Exception {
    String routes = Files.readString(Path.of("src/main/webapp/portal/routes.js"));
    Stream<String> paths =
        java.util.regex.Pattern.compile("path: '([^']+)'")
            .matcher(routes)
            .results()
            .map(match -> match.group(1).replaceAll(":\\w+", "[^/?]+"));

    assertThat(paths)
        .isNotEmpty()
        .allSatisfy(
            path -> assertThat(pages).anyMatch(page -> page.matches("#" + path + "(\\?.*)?")));
  }
}
