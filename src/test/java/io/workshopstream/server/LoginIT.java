package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.access.identity.Role;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.chrome.ChromeDriver;

/** The login of browsers: cookie, page, and what other sites cannot do with it. */
class LoginIT extends OnServer {

  private static TokenClient clients;

  @BeforeAll
  static void make_a_token_of_each_role() {
    clients = TokenClient.begin();
  }

  @AfterAll
  static void leave_the_server_without_tokens() {
    clients.revokeAll();
  }

  private static RawRequest.Answer logIn(String token, String... headers) throws IOException {
    RawRequest request = new RawRequest("POST", "/api/session");
    for (String header : headers) {
      request.with(header.split(": ", 2)[0], header.split(": ", 2)[1]);
    }
    return request.body("{\"token\":\"" + token + "\"}").send();
  }

  private static String cookie(Role role) throws IOException {
    String set = logIn(clients.token(role)).headers().get("set-cookie");
    return set.substring(0, set.indexOf(';'));
  }

  private static RawRequest with(String cookie, String method, String path) {
    return new RawRequest(method, path).with("Cookie", cookie);
  }

  @Test
  void a_login_answers_with_a_cookie_that_scripts_and_other_sites_do_not_get() throws IOException {
    RawRequest.Answer answer = logIn(clients.token(Role.VIEWER));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().get("set-cookie"))
        .startsWith("workshop-session=wss_")
        .contains("; Path=/;", "; Max-Age=43200;", "; HttpOnly;", "; SameSite=Strict")
        .doesNotContain("Secure");
    assertThat(answer.headers().get("cache-control")).isEqualTo("no-store");
    assertThat(answer.body()).doesNotContain("wst_", "wss_").contains("\"role\":\"viewer\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-Proto: https", "Origin: https://localhost:PORT"})
  void behind_tls_the_cookie_is_for_this_host_and_tls_alone(String header) throws IOException {
    RawRequest.Answer answer = logIn(clients.token(Role.VIEWER), header.replace("PORT", "" + PORT));

    assertThat(answer.headers().get("set-cookie"))
        .startsWith("__Host-workshop-session=wss_")
        .contains("; Path=/;", "; Secure")
        .doesNotContain("Domain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "wst_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void a_token_that_is_none_logs_nobody_in(String token) throws IOException {
    RawRequest.Answer answer = logIn(token);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers()).doesNotContainKey("set-cookie").containsKey("www-authenticate");
    assertThat(answer.type()).startsWith("application/problem+json");
  }

  @Test
  void a_cookie_has_the_role_of_its_token_until_the_logout() throws IOException {
    String cookie = cookie(Role.VIEWER);
    assertThat(with(cookie, "GET", "/api/runs").send().status()).isEqualTo(200);
    assertThat(with(cookie, "GET", "/api/tokens").send().status()).isEqualTo(403);

    RawRequest.Answer out =
        with(cookie, "DELETE", "/api/session").with("X-Requested-With", "test").send();

    assertThat(out.status()).isEqualTo(204);
    assertThat(out.headers().get("set-cookie")).contains("Max-Age=0");
    assertThat(with(cookie, "GET", "/api/runs").send().status()).isEqualTo(401);
  }

  @Test
  void a_stream_ends_with_a_close_soon_after_the_logout() throws IOException {
    String cookie = cookie(Role.VIEWER);
    String run = clients.started("any");
    CompletableFuture<List<SseEvent>> events =
        CompletableFuture.supplyAsync(
            () -> stream(request("/api/runs/" + run + "/events").header("Cookie", cookie).build()));
    await().until(() -> clients.streams() > 0);

    with(cookie, "DELETE", "/api/session").with("X-Requested-With", "test").send();

    List<SseEvent> all = events.orTimeout(5, TimeUnit.SECONDS).join();
    assertThat(all.get(all.size() - 1).data()).contains("The login is over");
    clients.cancel(run);
  }

  // ---- What other sites cannot do with it

  @ParameterizedTest
  @CsvSource({
    "POST, /api/runs",
    "DELETE, /api/runs/gone",
    "POST, /api/runs/gone/approve",
    "POST, /api/streaming/refresh-workshops",
    "GET, /api/streaming/refresh-workshops?studio_id=",
    "POST, /api/extraction/preview",
    "DELETE, /api/session",
  })
  void a_cookie_alone_changes_nothing(String method, String path) throws IOException {
    String cookie = cookie(Role.OPERATOR);

    String body = method.equals("POST") ? "{}" : "";
    RawRequest.Answer forged = with(cookie, method, path).body(body).send();
    assertThat(forged.status()).as(forged.body()).isEqualTo(403);
    assertThat(forged.body()).contains("X-Requested-With");

    RawRequest.Answer ours =
        with(cookie, method, path).with("X-Requested-With", "test").body(body).send();
    assertThat(ours.status()).as(ours.body()).isNotEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://localhost:1"})
  void another_origin_changes_nothing_with_a_cookie_whatever_it_sends(String origin)
      throws IOException {
    RawRequest forged =
        with(cookie(Role.OPERATOR), "POST", "/api/runs")
            .with("Origin", origin)
            .with("X-Requested-With", "test")
            .body("{}");

    assertThat(forged.send().status()).isEqualTo(403);
  }

  @Test
  void a_page_of_ours_may_open_a_stream_that_starts_work_without_the_header() throws IOException {
    RawRequest.Answer answer =
        with(cookie(Role.OPERATOR), "GET", "/api/streaming/refresh-workshops?studio_id=")
            .with("Sec-Fetch-Site", "same-origin")
            .send();

    assertThat(answer.status()).isEqualTo(400); // let in, and then told what is missing
  }

  @Test
  void nobody_is_logged_in_from_another_site() throws IOException {
    assertThat(logIn(clients.token(Role.VIEWER), "Origin: http://evil.example").status())
        .isEqualTo(403);
    assertThat(logIn(clients.token(Role.VIEWER), "Sec-Fetch-Site: cross-site").status())
        .isEqualTo(403);
  }

  // ---- The page

  @Test
  void people_log_in_on_the_page_use_it_and_log_out() {
    ChromeDriver browser = Browser.open();
    try {
      browser.get(BASE + "/test_streaming_client.html");
      await().until(() -> browser.getCurrentUrl().endsWith("/login.html"));
      await().until(() -> browser.findElement(By.id("log-in")).isEnabled());
      browser.findElement(By.id("token")).sendKeys("wst_wrong");
      browser.findElement(By.id("log-in")).click();
      await().until(() -> browser.findElement(By.id("problem")).getText().contains("must be one"));

      browser.findElement(By.id("token")).clear();
      browser.findElement(By.id("token")).sendKeys(clients.token(Role.OPERATOR));
      browser.findElement(By.id("log-in")).click();
      await().until(() -> browser.getCurrentUrl().endsWith("/test_streaming_client.html"));
      await().until(() -> browser.findElement(By.id("caller")).getText().contains("test operator"));
      Cookie cookie = browser.manage().getCookieNamed("workshop-session");
      assertThat(cookie.isHttpOnly()).isTrue();
      assertThat(cookie.getSameSite()).isEqualTo("Strict");
      await().until(() -> browser.findElement(By.id("studio")).isEnabled());
      browser.findElement(By.id("process")).click();
      await()
          .until(
              () ->
                  "done".equals(browser.findElement(By.id("state")).getDomAttribute("data-state")));

      browser.findElement(By.id("log-out")).click();
      await().until(() -> browser.getCurrentUrl().endsWith("/login.html"));
      assertThat(browser.manage().getCookieNamed("workshop-session")).isNull();
    } finally {
      browser.quit();
    }
  }

  @Test
  void a_login_leads_back_to_the_portal_and_neither_to_another_server_nor_to_work() {
    String token = clients.token(Role.OPERATOR);
    ChromeDriver browser = Browser.open();
    try {
      assertThat(afterLogin(browser, "/", token)).endsWith("/#/studios");
      for (String asked :
          List.of(
              "/%09/other.example",
              "//other.example", "/api/streaming/refresh-workshops%3Fstudio_id%3Dvins.dance.co")) {
        assertThat(afterLogin(browser, asked, token))
            .as(asked)
            .isEqualTo(BASE + "/test_streaming_client.html");
      }
    } finally {
      browser.quit();
    }
  }

  private static String afterLogin(ChromeDriver browser, String asked, String token) {
    browser.get(BASE + "/login.html?return_to=" + asked);
    browser.manage().deleteAllCookies();
    await().until(() -> browser.findElement(By.id("log-in")).isEnabled());
    browser.findElement(By.id("token")).sendKeys(token);
    browser.findElement(By.id("log-in")).click();
    await()
        .until(
            () ->
                !browser.getCurrentUrl().contains("login.html")
                    && !browser.getCurrentUrl().endsWith("/"));
    return browser.getCurrentUrl();
  }

  /** A browser would send the form by itself then: the page loads anew, and says nothing. */
  @ParameterizedTest
  @CsvSource({
    "/login.html, client/login.js, log-in",
    "/test_streaming_client.html, client/main.js, refresh",
    "/test_streaming_client.html, client/main.js, process"
  })
  void nothing_can_be_pressed_before_the_script_of_its_page_is_there(
      String page, String script, String button) {
    ChromeDriver browser = Browser.open();
    try {
      browser.executeCdpCommand("Network.enable", Map.of());
      browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/" + script)));
      browser.get(BASE + page);

      assertThat(browser.findElement(By.id(button)).isEnabled()).isFalse();
    } finally {
      browser.quit();
    }
  }

  @Test
  void no_log_has_a_cookie() throws IOException {
    String cookie = cookie(Role.OPERATOR);
    with(cookie, "POST", "/api/runs").body("{}").send();
    with(cookie + "x", "GET", "/api/runs").send();

    String secret = cookie.substring(cookie.indexOf("wss_") + 12);
    assertThat(String.join("\n", serverLines())).doesNotContain(secret);
  }
}
