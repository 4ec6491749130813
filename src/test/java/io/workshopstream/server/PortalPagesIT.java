package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Every page of the portal as people with all kinds of screens, eyes and hands have it. */
class PortalPagesIT extends OnPortal {

  private static final List<Integer> WIDTHS = List.of(1280, 768, 360);

  private String receiver;
  private List<String> pages;

  @BeforeEach
  void refresh_what_the_pages_show() {
    String one = stream(refresh("vins.dance.co")).get(0).run();
    String other = stream(refresh("dance_n_addiction")).get(0).run();
    String body =
        "{\"channel\":\"webhook\",\"address\":\"https://hooks.studio.example/in\","
            + "\"kinds\":[\"run.failed\"],\"enabled\":false}";
    assertThat(post("/api/admin/subscriptions", body).statusCode()).isEqualTo(201);
    receiver = json("/api/admin/subscriptions").at("/0/id").asText();
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
            "#/workshops",
            "#/workshops?manual=hidden",
            "#/workshops/new",
            "#/workshops/" + json("/api/v1/workshops?limit=1").at("/workshops/0/id").asText(),
            "#/reviews",
            "#/queue",
            "#/queue?of=songs",
            "#/artists",
            "#/artists/" + json("/api/admin/artists").at("/0/artist_id").asText(),
            "#/calendar",
            "#/feeds",
            "#/tokens",
            "#/notifications",
            "#/notifications/" + receiver,
            "#/audit",
            "#/server",
            "#/nowhere");
  }

  @AfterEach
  void tell_nobody() {
    send(request("/api/admin/subscriptions/" + receiver).DELETE().build());
  }

  @Test
  void axe_finds_nothing_on_any_page_in_both_schemes_and_three_widths_and_none_scrolls_sideways()
      throws Exception {
    Axe axe = new Axe(browser);
    List<String> found = new ArrayList<>();
    open("#/studios");
    for (int width : WIDTHS) {
      axe.screen(width, "light");
      for (String page : pages) {
        goTo(page);
        String screen = width + " " + page + " ";
        axe.violations().forEach(violation -> found.add(screen + violation));
        if (axe.scrollsSideways()) {
          found.add(screen + "scrolls sideways");
        }
      }
      axe.screen(width, "dark");
      for (String page : pages) {
        goTo(page);
        axe.contrast().forEach(one -> found.add("dark " + width + " " + page + " " + one));
      }
    }
    assertThat(found).isEmpty();
    assertThat(complaints()).isEmpty();
  }

  /** As a link does, without loading the portal anew. */
  private void goTo(String page) {
    browser.executeScript(
        "if (location.hash !== arguments[0]) {"
            + " document.querySelector('.page-head h1')?.setAttribute('data-left', '');"
            + " location.hash = arguments[0]; }",
        page);
    awaitThat("document.querySelector('.page-head h1:not([data-left])')");
    awaitThat("!document.querySelector('main .bones')");
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
        Pattern.compile("path: '([^']+)'")
            .matcher(routes)
            .results()
            .map(match -> match.group(1).replaceAll(":\\w+", "[^/?]+"));

    assertThat(paths)
        .isNotEmpty()
        .allSatisfy(
            path -> assertThat(pages).anyMatch(page -> page.matches("#" + path + "(\\?.*)?")));
  }
}
