package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium; tests that need one are skipped where it is absent, unless REQUIRE_CHROMIUM
 * is set.
 */
final class Browser {

  private Browser() {}

  static ChromeDriver open() {
    Optional<Path> chromium = chromium();
    ChromeDriverService service = driver(0);
    return new ChromeDriver(service, options(chromium.orElseThrow()));
  }

  /** A chromedriver that is not started yet, for that port; 0 for any free one. */
  static ChromeDriverService driver(int port) {
    Optional<Path> chromium = chromium();
    Optional<Path> driver = onPath("chromedriver");
    if (System.getenv("REQUIRE_CHROMIUM") != null) {
      assertThat(chromium).as("REQUIRE_CHROMIUM is set, but there is no Chromium").isPresent();
      assertThat(driver).as("REQUIRE_CHROMIUM is set, but there is no chromedriver").isPresent();
    }
    assumeTrue(
        chromium.isPresent() && driver.isPresent(),
        "no Chromium with chromedriver on the PATH: browser tests are skipped");
    ChromeDriverService.Builder service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.orElseThrow().toFile());
    return port == 0 ? service.build() : service.usingPort(port).build();
  }

  private static Optional<Path> chromium() {
    return onPath("chromium", "chromium-browser", "google-chrome");
  }

  private static ChromeOptions options(Path chromium) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--window-size=1200,900");
    LoggingPreferences console = new LoggingPreferences();
    console.enable(LogType.BROWSER, java.util.logging.Level.ALL);
    options.setCapability("goog:loggingPrefs", console);
    return options;
  }

  private static Optional<Path> onPath(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(names)
        .flatMap(
            name -> Stream.of(path.split(File.pathSeparator, -1)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
