package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.workshopstream.crawl.page.BrowserLimits;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Rendering;
import io.workshopstream.testsite.TestSite;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriverService;

/**
 * What a hostile page gets from a real Chromium; skipped where there is none, unless
 * REQUIRE_CHROMIUM is set.
 */
class ChromiumTest {

  private static @Nullable ChromeDriverService driver;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path downloads;

  @BeforeAll
  static void start_a_driver() throws IOException {
    Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
    Optional<Path> program = onPath("chromedriver");
    boolean there = chromium.isPresent() && program.isPresent();
    assertThat(there || System.getenv("REQUIRE_CHROMIUM") == null)
        .as("REQUIRE_CHROMIUM is set, but there is no Chromium with its chromedriver")
        .isTrue();
    assumeTrue(there, "no Chromium with chromedriver on the PATH: browser tests are skipped");
    driver =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program.orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    driver.start();
  }

  @AfterAll
  static void stop_the_driver() {
    if (driver != null) {
      driver.stop();
    }
  }

  private static Optional<Path> onPath(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(names)
        .flatMap(
            name -> Stream.of(path.split(File.pathSeparator, -1)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A crawler with that browser, whose preferences an operator has set so. */
  private Expedition expedition(String... preference) {
    ObjectNode wanted = new ObjectMapper().createObjectNode().put("browserName", "chrome");
    ObjectNode options = wanted.putObject("goog:chromeOptions");
    for (String argument :
        List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")) {
      options.withArray("args").add(argument);
    }
    ObjectNode preferences = options.putObject("prefs");
    preferences.put("download.default_directory", downloads.toString());
    for (String name : preference) {
      preferences.put(name, 0);
    }
    URI address = URI.create(Objects.requireNonNull(driver).getUrl().toString());
    Duration time = Duration.ofSeconds(50);
    return new Expedition(
        new TestLimits(),
        new BrowserLimits(
            address, wanted.toString(), 1, time, Duration.ofSeconds(20), Duration.ofSeconds(2), 0));
  }

  private static Page rendered(Expedition expedition, String page) {
    expedition.site.page("/page", page);
    URI address = expedition.site.address("/page");
    return Expedition.page(expedition.crawler.fetch(address, Rendering.ALWAYS, address));
  }

  @Test
  void a_page_whose_scripts_ask_for_this_machine_gets_nothing_by_any_of_its_names() {
    try (Expedition expedition = expedition();
        TestSite canary = TestSite.start()) {
      Page page =
          rendered(
              expedition,
              """
              <p id=said>Asked</p><script>
                const port = %d;
                for (const host of ['localhost', 'localhost.', 'foo.localhost', 'foo.localhost.', '127.0.0.1',
                    '127.0.0.1.', '127.1', '2130706433', '0', '0.0.0.0', '[::1]', '[::ffff:127.0.0.1]',
                    'localhost.localdomain', 'ip6-localhost', 'ip6-localhost.']) {
                  const address = host + ':' + port + '/' + encodeURIComponent(host);
                  fetch('http://' + address, {mode: 'no-cors'}).catch(() => {});
                  new Image().src = 'http://' + address + '/image';
                  const frame = document.createElement('iframe');
                  frame.src = 'http://' + address + '/frame';
                  document.body.append(frame);
                  try { new WebSocket('ws://' + address + '/socket'); } catch (refused) { }
                }
                fetch('/control').then(() => document.getElementById('said').append(' and went on'));
              </script>"""
                  .formatted(canary.port()));

      assertThat(page.document().text()).contains("Asked and went on");
      assertThat(expedition.site.requests("/control")).as("scripts ran").hasSize(1);
      assertThat(canary.requests()).isEmpty();
    }
  }

  private static final String SAVES =
      """
      <p id=said>Workshops</p><script>
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob(['x'.repeat(1000)]));
        link.download = 'planted.bin';
        document.body.append(link);
        link.click();
        document.getElementById('said').append(' and a click');
      </script>""";

  private List<String> saved() {
    return List.of(Optional.ofNullable(downloads.toFile().list()).orElse(new String[0]));
  }

  @Test
  void a_page_whose_script_clicks_a_download_leaves_no_file() {
    try (Expedition expedition = expedition()) {
      assertThat(rendered(expedition, SAVES).document().text()).contains("and a click");
      assertThat(saved()).isEmpty();
    }
  }

  @Test
  void an_operator_may_allow_downloads() {
    try (Expedition expedition = expedition("download_restrictions")) {
      assertThat(rendered(expedition, SAVES).document().text()).contains("and a click");
      Awaitility.await().until(() -> !saved().isEmpty());
    }
  }
}
