package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.workshopstream.access.identity.Role;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The description of the API as it is handed out, and the page that shows it. */
class DescriptionIT extends OnServer {

  private ChromeDriver browser;

  @AfterEach
  void close_the_browser() {
    if (browser != null) {
      browser.quit();
    }
  }

  private static HttpResponse<String> described(String query, String accept) {
    return send(request("/openapi" + query).header("Accept", accept).build());
  }

  // ---- The file

  @ParameterizedTest
  @CsvSource({
    "'', */*, application/yaml",
    "'', 'text/html,*/*;q=0.8', application/yaml",
    "/, */*, application/yaml",
    "'', application/json, application/json",
    "?format=JSON, */*, application/json",
    "?format=yaml, application/json, application/yaml"
  })
  void what_is_handed_out_says_what_the_file_says(String query, String accept, String type)
      throws IOException {
    HttpResponse<String> answer = described(query, accept);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    JsonNode said =
        (type.endsWith("json") ? new ObjectMapper() : new YAMLMapper()).readTree(answer.body());
    assertThat(said).isEqualTo(new YAMLMapper().readTree(Description.text()));
  }

  @Test
  void options_says_what_can_be_asked_and_names_no_class() {
    HttpResponse<String> answer =
        send(request("/openapi").method("OPTIONS", BodyPublishers.noBody()).build());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void who_may_not_see_it_is_told_so() {
    TokenClient clients = TokenClient.begin();
    try {
      assertThat(get("/openapi").statusCode()).isEqualTo(401);
      assertThat(clients.send(Role.VIEWER, "GET", "/openapi", "").statusCode()).isEqualTo(200);
      assertThat(clients.send(Role.ADMIN, "DELETE", "/openapi", "").statusCode()).isEqualTo(405);
      assertThat(get("/api-docs/").statusCode()).isEqualTo(200);
      browser = Browser.open();
      browser.get(BASE + "/api-docs/");
      await().until(() -> problem().startsWith("Log in first"));
      browser.findElement(By.linkText("Log in")).click();
      await().until(() -> browser.getCurrentUrl().endsWith("/login.html"));
    } finally {
      clients.revokeAll();
    }
  }

  private String problem() {
    return browser.findElement(By.id("problem")).getText();
  }

  // ---- The page

  private void open() {
    browser = Browser.open();
    browser.get(BASE + "/api-docs");
    await().until(() -> !browser.findElements(By.cssSelector(".opblock")).isEmpty());
  }

  private String shown(String operation) {
    return browser.findElement(By.id("operations-" + operation)).getText();
  }

  @Test
  void the_page_shows_every_operation_and_opens_one_of_them() throws IOException {
    open();

    assertThat(browser.findElements(By.cssSelector(".opblock")))
        .hasSameSizeAs(Description.ours().operations().keySet());
    browser
        .findElement(By.id("operations-runs-startRun"))
        .findElement(By.tagName("button"))
        .click();
    await().until(() -> shown("runs-startRun").contains("Idempotency-Key"));
    Files.write(Path.of("target/api-docs.png"), browser.getScreenshotAs(OutputType.BYTES));
    assertThat(browser.findElements(By.cssSelector(".try-out, .authorize"))).isEmpty();
  }

  @Test
  void the_page_keeps_to_its_policy_and_asks_nobody_else() {
    open();
    for (String one : List.of("runs-startRun", "streaming-streamRefreshByAddress")) {
      browser.findElement(By.id("operations-" + one)).findElement(By.tagName("button")).click();
      await().until(() -> shown(one).contains("Retry-After"));
    }

    List<String> asked =
        ((List<?>)
                browser.executeScript(
                    "return performance.getEntriesByType('resource').map((one) => one.name)"))
            .stream().map(String::valueOf).toList();
    assertThat(asked)
        .isNotEmpty()
        .allSatisfy(address -> assertThat(address).matches("(" + BASE + "/|data:).*"));
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::getMessage)
        .isEmpty();
  }

  @Test
  void its_policy_lets_no_script_stand_in_the_page() {
    Map<String, List<String>> page = get("/api-docs/").headers().map();

    assertThat(page.get("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("script-src 'self';", "style-src 'self';", "img-src 'self' data:;")
        .doesNotContain("unsafe");
    assertThat(get("/index.html").headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("img-src 'self';");
  }

  @Test
  void no_more_of_the_viewer_is_served_than_the_page_needs() {
    assertThat(get("/api-docs/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    assertThat(get("/api-docs/swagger-ui-es-bundle.js").statusCode()).isEqualTo(404);
    assertThat(get("/webjars/swagger-ui/index.html").statusCode()).isNotEqualTo(200);
  }
}
