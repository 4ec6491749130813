package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** A test that uses the portal of a server of its own in a real browser. */
abstract class OnOwnPortal {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  static OwnServer server;
  static ChromeDriver browser;

  static void end() {
    if (browser != null) {
      browser.quit();
    }
    if (server != null) {
      server.close();
    }
    ServerClient.SITE.clear();
  }

  /**
   * Opens a page and waits until it shows what it has to show.
   *
   * @param hash its address, from {@code #} on
   */
  static void open(String hash) {
    browser.get("about:blank");
    browser.get(server.base() + "/" + hash);
    awaitThat("document.querySelector('.page-head h1') && !document.querySelector('main .bones')");
  }

  static String main() {
    return shown("main").getText();
  }

  /** The first element of this selector, once it is there to be seen. */
  static WebElement shown(String selector) {
    return await(selector)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> browser.findElement(By.cssSelector(selector)), WebElement::isDisplayed);
  }

  static void press(String selector) {
    shown(selector).click();
  }

  static void pressWords(String words) {
    By button = By.xpath("//button[normalize-space(.)='" + words + "']");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(browser.findElements(button))
                    .as("%s in %s", words, main())
                    .isNotEmpty());
    browser.findElement(button).click();
  }

  static WebElement write(String selector, String text) {
    WebElement field = shown(selector);
    field.clear();
    field.sendKeys(text);
    return field;
  }

  /** Waits until this JavaScript is true in the page. */
  static void awaitThat(String condition) {
    await(condition)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> Boolean.TRUE.equals(browser.executeScript("return Boolean(" + condition + ")")));
  }

  static void awaitMain(String words) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(main()).contains(words));
  }
}
