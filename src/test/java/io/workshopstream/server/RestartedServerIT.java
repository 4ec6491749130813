package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.testsite.Slow;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** A browser that watches while its server crashes and is started again. */
class RestartedServerIT {

  private ChromeDriver browser;

  @BeforeEach
  void list_many_slow_links() {
    ServerClient.SITE.clear();
    StringBuilder list = new StringBuilder();
    IntStream.rangeClosed(1, 60)
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

  @Test
  void neither_the_page_nor_event_source_starts_a_second_job_after_a_crash_and_a_restart() {
    browser = Browser.open();
    try (OwnServer server = OwnServer.start()) {
      watchTwice(server);

      server.kill();
      server.startAgain();

      awaitThat("document.getElementById('state').dataset.state === 'interrupted'");
      awaitThat("window.source.readyState === EventSource.CLOSED");
      assertThat(browser.findElement(By.id("notice-text")).getText()).contains("Interrupted");
      assertThat((List<?>) browser.executeScript("return [...window.runs]")).hasSize(1);
      assertThat(server.get("/api/runs?studio_id=test_site").body()).containsOnlyOnce("\"id\":");
      assertThat(ServerClient.SITE.requests("/list")).hasSize(1);
    }
  }
}
