package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.testsite.Slow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** A browser, and other clients, that watch while their server crashes and is started again. */
class RestartedServerIT {

  /** Those that take neither a refused connection nor an answer of the server alone for the end. */
  private static final Set<String> COME_BACK =
      Set.of(
          "okhttp-sse",
          "okhttp-eventsource",
          "WebClient",
          "reconnecting-eventsource",
          "fetch-event-source",
          "sse.js",
          "our sse.js");

  private ChromeDriver browser;

  @BeforeEach
  void list_many_slow_links() {
    ServerClient.SITE.clear();
    StringBuilder list = new StringBuilder();
    IntStream.rangeClosed(1, 24)
        .forEach(i -> list.append("<a href='/event/").append(i).append("'>event</a>"));
    ServerClient.SITE.page("/list", list.toString());
    ServerClient.SITE.at(
        "/event/*", new Slow(2000, (request, reply) -> reply.html(SitePages.closed())));
  }

  @AfterEach
  void close_the_browser() {
    if (browser != null) {
      browser.quit();
    }
  }

  private void awaitThat(String condition) {
    await()
        .atMost(Duration.ofSeconds(150))
        .until(() -> Boolean.TRUE.equals(browser.executeScript("return " + condition)));
  }

  /** The page, and in it besides an EventSource that watches the same run. */
  private void watchTwice(OwnServer server) {
    browser.get(server.base() + "/test_streaming_client.html");
    awaitThat("document.getElementById('studio').disabled === false");
    new Select(browser.findElement(By.id("studio"))).selectByValue("test_site");
    browser.findElement(By.id("refresh")).click();
    awaitThat("document.querySelectorAll('.line').length > 2");
    browser.executeScript(
        """
        window.runs = new Set();
        window.source = new EventSource('/api/streaming/refresh-workshops?studio_id=test_site');
        for (const name of ['logs', 'progress_bar', 'complete', 'close']) {
          window.source.addEventListener(name, ({ lastEventId }) => window.runs.add(lastEventId.split('-')[0]));
        }
        """);
    awaitThat("window.runs.size === 1");
  }

  /** Whoever asks again has every event once; who does not has none twice. */
  private static void assertCameBack(ForeignClients clients, OwnServer server) {
    await().atMost(Duration.ofSeconds(150)).until(() -> clients.haveHeard("complete", COME_BACK));
    List<SseEvent> told = clients.events().values().iterator().next();
    List<SseEvent> all =
        OnOwnServer.stream(server.request("/api/runs/" + told.get(0).run() + "/events").build());

    assertThat(all.toString()).contains("another one goes on");
    assertThat(clients.events())
        .allSatisfy(
            (name, events) ->
                assertThat(events)
                    .isEqualTo(COME_BACK.contains(name) ? all : all.subList(0, events.size())));
  }

  @Test
  void nobody_who_watched_starts_a_second_job_after_a_crash_and_a_restart() throws Exception {
    browser = Browser.open();
    try (OwnServer server = OwnServer.start();
        ForeignClients clients = ForeignClients.watch(server.port())) {
      watchTwice(server);
      await().until(() -> clients.events().values().stream().allMatch(told -> told.size() > 2));

      server.kill();
      server.startAgain();

      awaitThat("document.getElementById('state').dataset.state === 'done'");
      awaitThat("window.source.readyState === EventSource.CLOSED");
      assertThat((List<?>) browser.executeScript("return [...window.runs]")).hasSize(1);
      assertCameBack(clients, server);
      assertThat(server.get("/api/runs?studio_id=test_site").body()).containsOnlyOnce("\"id\":");
      assertThat(ServerClient.SITE.requests("/list")).as("the job and who goes on").hasSize(2);
      clients.admitWhatWasNotTried();
    }
  }
}
