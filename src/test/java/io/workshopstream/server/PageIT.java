package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.testsite.Slow;
import io.workshopstream.testsite.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.support.ui.Select;

/** The test page in a real browser, and the specification's JavaScript as printed. */
class PageIT extends OnPage {

  @BeforeEach
  void list_three_links() {
    SITE.page("/list", "<a href='/event/1'>1</a><a href='/event/2'>2</a><a href='/event/3'>3</a>");
    SITE.at("/event/*", new Slow(300, (request, reply) -> reply.html("<p>Nothing to see</p>")));
    SITE.at("/event/2", new Status(404));
  }

  @Test
  void refresh_fills_bar_log_and_counters_and_ends_done_without_a_complaint_in_the_console()
      throws Exception {
    new Select(at("studio")).selectByValue("test_site");
    at("refresh").click();
    awaitState("done");

    assertThat(at("percentage").getText()).startsWith("100");
    assertThat(at("log").getText()).contains("Starting to refresh", "does not exist", "Finished");
    assertThat(at("count-error").getText()).isEqualTo("1");
    assertThat(Integer.parseInt(at("count-events").getText())).isGreaterThan(8);
    assertThat(complaints()).isEmpty();
    Files.write(Path.of("target", "page.png"), browser.getScreenshotAs(OutputType.BYTES));
  }

  @Test
  void process_studio_streams_too_by_keyboard_alone() {
    new Select(at("studio")).selectByValue("test_site");
    at("process").sendKeys(Keys.ENTER);
    awaitState("done");

    assertThat(at("log").getText()).contains("Starting to process Test Site");
  }

  @Test
  void disconnect_leaves_the_stream_and_not_the_run() {
    SITE.at("/event/*", new Slow(2500, (request, reply) -> reply.html("<p>Nothing to see</p>")));
    new Select(at("studio")).selectByValue("test_site");
    at("refresh").click();
    awaitState("live");
    at("disconnect").click();
    awaitState("closed");

    assertThat(stream(refresh("test_site")))
        .last()
        .extracting(SseEvent::name)
        .isEqualTo("complete");
    assertThat(SITE.requests("/list")).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void a_failed_run_is_shown_with_its_reason() {
    new Select(at("studio")).selectByValue("unreachable");
    at("refresh").click();
    awaitState("failed");

    assertThat(at("notice-text").getText()).contains("cannot be reached");
  }

  @Test
  void a_refused_request_is_shown_with_its_message() {
    new Select(at("studio")).selectByValue("not_set_up");
    at("process").click();
    awaitState("failed");

    assertThat(at("notice-text").getText()).contains("NOT_SET_UP_KEY");
  }

  @Test
  void a_phone_never_scrolls_sideways() {
    browser.manage().window().setSize(new Dimension(360, 740));

    Object overflow =
        browser.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(overflow).isEqualTo(0L);
  }

  @Test
  void the_policy_of_the_page_allows_no_inline_script() {
    Object ran =
        browser.executeScript(
            """
            const script = document.createElement('script');
            try {
              script.textContent = 'window.inlineRan = true';
              document.body.append(script);
            } catch (refused) {
              window.refusal = refused.name;
            }
            return window.inlineRan === true;
            """);
    assertThat(ran).isEqualTo(false);
  }

  /** The client code of the specification, word for word; console.log is listened to. */
  private static final String SPECIFIED =
      """
      const lines = [];
      const done = arguments[arguments.length - 1];
      const log = console.log;
      console.log = line => { lines.push(line); if (line === 'Process completed') done(lines); };
      console.error = (text, event) => { lines.push(text); };

      const eventSource = new EventSource('/api/streaming/refresh-workshops');

      eventSource.addEventListener('logs', function(event) {
          const data = JSON.parse(event.data);
          console.log(`[${data.data.level}] ${data.data.message}`);
      });

      eventSource.addEventListener('progress_bar', function(event) {
          const data = JSON.parse(event.data);
          console.log(`Progress: ${data.data.percentage}% (${data.data.current}/${data.data.total})`);
      });

      eventSource.addEventListener('complete', function(event) {
          console.log('Process completed');
          eventSource.close();
      });

      eventSource.onerror = function(event) {
          console.error('Connection error:', event);
      };
      """;

  @Test
  void the_javascript_of_the_specification_works_as_printed() {
    browser.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));

    @SuppressWarnings("unchecked")
    List<String> lines = (List<String>) browser.executeAsyncScript(SPECIFIED);

    assertThat(lines)
        .contains(
            "[info] [dance_n_addiction] Starting to refresh the workshops of Dance N Addiction")
        .anyMatch(line -> line.matches("Progress: 100% \\(\\d+/\\d+\\)"))
        .doesNotContain("Connection error:")
        .endsWith("Process completed");
  }
}
