package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** A test that uses the portal in a real browser, one for all tests of a class. */
abstract class OnPortal extends OnServer {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  static ChromeDriver browser;

  @BeforeAll
  static void open_a_browser() {
    browser = Browser.open();
  }

  @AfterAll
  static void close_the_browser() {
    if (browser != null) {
      browser.quit();
    }
  }

  @BeforeEach
  void wait_for_runs_of_others() {
    awaitNoRun();
    SITE.clear();
    assertThat(post("/api/fresh-start", "").statusCode()).isEqualTo(204);
  }

  /**
   * Opens a page and waits until it shows what it has to show.
   *
   * @param hash its address, from {@code #} on
   */
  void open(String hash) {
    browser.get("about:blank");
    browser.get(BASE + "/" + hash);
    awaitThat("document.querySelector('.page-head h1') && !document.querySelector('main .bones')");
  }

  String hash() {
    return (String) browser.executeScript("return location.hash");
  }

  /** The first element of this selector, once it is there to be seen. */
  WebElement shown(String selector) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> browser.findElement(By.cssSelector(selector)), WebElement::isDisplayed);
  }

  /** All elements of this selector, once there is one. */
  List<WebElement> all(String selector) {
    shown(selector);
    return browser.findElements(By.cssSelector(selector));
  }

  /** Writes into a field instead of what stands there. */
  void write(String name, String text) {
    WebElement field = shown("[name='" + name + "']");
    field.clear();
    field.sendKeys(text);
  }

  /** Waits until this JavaScript is true in the page. */
  void awaitThat(String condition) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(browser.executeScript("return Boolean(" + condition + ")"))
                    .as("%s at %s, where there is %s", condition, hash(), words())
                    .isEqualTo(true));
  }

  private static Object words() {
    return browser.executeScript("return document.body.innerText.slice(0, 600)");
  }

  /** Waits until the log in the page has these lines, but for the first ones out of sight. */
  void awaitLines(List<String> messages) {
    await().atMost(PATIENCE).untilAsserted(() -> assertEndsWith(messages));
  }

  private static void assertEndsWith(List<String> messages) {
    List<String> lines = lines();
    assertThat(lines).hasSizeGreaterThan(Math.min(8, messages.size() - 1));
    assertThat(messages).endsWith(lines.toArray(new String[0]));
  }

  /** Waits until a line of the log with this text is in the page. */
  void awaitLine(String message) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(lines()).as("%s", words()).contains(message));
  }

  @SuppressWarnings("unchecked")
  private static List<String> lines() {
    return (List<String>)
        browser.executeScript(
            "return [...document.querySelectorAll('.log-line:not(.waiting) .said')]"
                + ".map(one => one.textContent)");
  }

  static JsonNode json(String path) {
    try {
      return new ObjectMapper().readTree(get(path).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
