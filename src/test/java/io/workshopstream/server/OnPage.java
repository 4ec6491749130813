package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;

/** A test that uses the shipped page in a real browser, as people do. */
abstract class OnPage extends OnServer {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  ChromeDriver browser;

  @BeforeEach
  void open_the_page() {
    awaitNoRun();
    SITE.clear();
    browser = Browser.open();
    open(BASE.toString());
  }

  @AfterEach
  void close_the_browser() {
    if (browser != null) {
      browser.quit();
    }
  }

  void open(String base) {
    browser.get(base + "/test_streaming_client.html");
    awaitThat("document.getElementById('studio').disabled === false");
  }

  WebElement at(String id) {
    return browser.findElement(By.id(id));
  }

  void choose(String studio) {
    new Select(at("studio")).selectByValue(studio);
  }

  String state() {
    return at("state").getDomAttribute("data-state");
  }

  void awaitState(String state) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo(state));
  }

  /** Waits until this JavaScript is true in the page. */
  void awaitThat(String condition) {
    await()
        .atMost(PATIENCE)
        .until(() -> Boolean.TRUE.equals(browser.executeScript("return " + condition)));
  }

  /** The lines of the log in the page, without time and level. */
  @SuppressWarnings("unchecked")
  List<String> lines() {
    return (List<String>)
        browser.executeScript(
            "return [...document.querySelectorAll('.line .words')].map(words => words.textContent)");
  }

  List<String> complaints() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }
}
