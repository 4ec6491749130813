package io.workshopstream.server;

import io.workshopstream.NodePackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** What axe finds wrong with a page for people with all kinds of screens, eyes and hands. */
final class Axe {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final String RUN =
      """
      ;
      const [only, done] = arguments;
      axe.run(document, { runOnly: only }).then(({ violations }) => done(violations
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)), (error) => done([String(error)]));
      """;

  private final ChromeDriver browser;
  private final String program;

  Axe(ChromeDriver browser) throws Exception {
    NodePackages.node();
    this.browser = browser;
    this.program = read();
    browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
  }

  private static String read() {
    try {
      return Files.readString(NodePackages.SCRIPTS.resolve("node_modules/axe-core/axe.min.js"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a screen of this width, light or dark; colours change at once. */
  void screen(int width, String scheme) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    browser.executeAsyncScript(
        "const done = arguments[1];"
            + " const look = () => (matchMedia(`(prefers-color-scheme: ${arguments[0]})`).matches"
            + " ? setTimeout(done, 300) : setTimeout(look, 20)); look();",
        scheme);
  }

  /** Goes back to the screen that the browser has. */
  void ownScreen() {
    browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  /** What is wrong with the page that is open; nothing if all is well. */
  List<String> violations() {
    return run(RULES);
  }

  /** What is wrong with the colours alone. */
  List<String> contrast() {
    return run(List.of("color-contrast"));
  }

  @SuppressWarnings("unchecked")
  private List<String> run(List<String> rules) {
    boolean isThere = Boolean.TRUE.equals(browser.executeScript("return Boolean(window.axe)"));
    return (List<String>) browser.executeAsyncScript((isThere ? "" : program) + RUN, rules);
  }

  boolean scrollsSideways() {
    return Boolean.TRUE.equals(
        browser.executeScript(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
  }
}
