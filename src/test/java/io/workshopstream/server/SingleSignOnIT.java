package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.workshopstream.testsite.IssuerSite;
import io.workshopstream.testsite.LoginPages;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A company's issuer proves callers and logs people in, on a server that has no token of its own.
 */
class SingleSignOnIT extends OnOwnServer {

  private static final Duration HOUR = Duration.ofHours(1);

  private static IssuerSite issuer;
  private static OwnServer server;

  @BeforeAll
  static void start() {
    issuer = new IssuerSite();
    int port = FreePorts.next();
    server =
        OwnServer.start(
            port,
            "access.login.issuer=" + issuer.issuer(),
            "access.login.name=Example",
            "access.login.client-id=" + LoginPages.CLIENT,
            "access.login.client-secret=" + LoginPages.SECRET,
            "access.login.address=http://localhost:" + port,
            "mp.jwt.verify.issuer=" + issuer.issuer(),
            "mp.jwt.verify.audiences=workshops",
            "mp.jwt.verify.publickey.location=" + issuer.keys(),
            "access.sso.role-claim=realm_access/roles");
  }

  @AfterAll
  static void stop() {
    server.close();
    issuer.close();
  }

  @AfterEach
  void be_well_again() {
    issuer.open();
  }

  private static HttpResponse<String> send(@Nullable String token, String method, String path) {
    return send(token, method, path, method.equals("POST") ? "{}" : "");
  }

  private static HttpResponse<String> send(
      @Nullable String token, String method, String path, String body) {
    HttpRequest.Builder request =
        as(token, path)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return OwnServer.send(request.build());
  }

  private static HttpRequest.Builder as(@Nullable String token, String path) {
    HttpRequest.Builder request = server.request(path);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static String admin() {
    return issuer.token("workshop-admin", HOUR);
  }

  private static String startedRun() {
    HttpResponse<String> answer =
        send(admin(), "POST", "/api/synthetic-runs?events=3000&micros=20000");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static SseEvent last(List<SseEvent> events) {
    return events.get(events.size() - 1);
  }

  // ---- Who comes in

  @ParameterizedTest
  @CsvSource({
    "GET, /api/runs, 200, 200, 200",
    "POST, /api/runs, 403, 400, 400",
    "GET, /api/tokens, 403, 403, 200"
  })
  void each_role_may_call_what_the_table_says(
      String method, String path, int viewer, int operator, int admin) {
    assertThat(
            Stream.of("workshop-viewer", "workshop-operator", "workshop-admin")
                .map(role -> send(issuer.token(role, HOUR), method, path).statusCode()))
        .containsExactly(viewer, operator, admin);
  }

  @Test
  void this_machine_is_not_let_in_without_a_token_and_makes_none() {
    assertThat(send(null, "GET", "/api/runs").statusCode()).isEqualTo(401);
    assertThat(
            send(null, "POST", "/api/tokens", "{\"name\":\"x\",\"role\":\"admin\"}").statusCode())
        .isEqualTo(401);
    assertThat(send(null, "GET", "/health").statusCode()).isEqualTo(200);
  }

  @Test
  void a_caller_is_who_the_claims_say() {
    HttpResponse<String> answer =
        send(issuer.token("workshop-operator", HOUR), "GET", "/api/session");

    assertThat(answer.body())
        .contains("\"name\":\"test workshop-operator\"", "\"role\":\"operator\"");
  }

  static Stream<String> refused() throws JOSEException {
    SignedJWT shared =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256), issuer.claims("workshop-admin", HOUR).build());
    shared.sign(new MACSigner(issuer.publicKey().toRSAPublicKey().getEncoded()));
    return Stream.of(
        shared.serialize(),
        new PlainJWT(issuer.claims("workshop-admin", HOUR).build()).serialize(),
        issuer.token("workshop-admin", Duration.ofHours(-1)),
        issuer.sign(issuer.claims("workshop-admin", HOUR).audience("account").build()),
        issuer.sign(issuer.claims("workshop-admin", HOUR).issuer("http://other").build()));
  }

  @Test
  void a_token_that_does_not_count_is_refused_with_what_must_be() throws JOSEException {
    assertThat(refused().map(token -> send(token, "GET", "/api/runs")))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(401))
        .allSatisfy(
            answer ->
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("invalid_token"))
        .allSatisfy(answer -> assertThat(answer.body()).contains(" must "));
  }

  @Test
  void a_token_that_gives_no_role_is_told_so() {
    HttpResponse<String> answer = send(issuer.token("accountant", HOUR), "GET", "/api/runs");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("access.sso.role-claim");
  }

  // ---- Streams

  @Test
  void a_stream_ends_with_a_close_when_its_token_expires() {
    String run = startedRun();
    String token = issuer.token("workshop-viewer", Duration.ofSeconds(4));

    List<SseEvent> events = stream(as(token, "/api/runs/" + run + "/events").build());

    assertThat(last(events).name()).isEqualTo("close");
    assertThat(last(events).data()).contains("The token expired");
    send(admin(), "DELETE", "/api/runs/" + run);
  }

  @Test
  void a_ticket_opens_a_stream_that_ends_with_the_token_of_whoever_asked() {
    String run = startedRun();
    String token = issuer.token("workshop-viewer", Duration.ofSeconds(6));
    HttpResponse<String> given = send(token, "POST", "/api/tickets", "{\"run\":\"" + run + "\"}");
    assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
    String ticket = given.body().replaceFirst(".*\"ticket\":\"([^\"]+)\".*", "$1");

    List<SseEvent> events =
        stream(server.request("/api/runs/" + run + "/events?ticket=" + ticket).build());

    assertThat(last(events).data()).contains("The token expired");
    send(admin(), "DELETE", "/api/runs/" + run);
  }

  @Test
  void a_web_socket_is_opened_by_its_token_and_ends_with_it() {
    String run = startedRun();
    String token = issuer.token("workshop-viewer", Duration.ofSeconds(6));
    try (SocketClient socket = SocketClient.openWith(token, server.port(), run, "{}")) {
      List<SseEvent> events = socket.events(event -> event.name().equals("close"));

      assertThat(last(events).data()).contains("The token expired");
    }
    send(admin(), "DELETE", "/api/runs/" + run);
  }

  // ---- The issuer changes, or is away

  @Test
  void a_new_key_of_the_issuer_counts_soon_and_the_old_one_no_more() {
    String old = admin();
    assertThat(send(old, "GET", "/api/runs").statusCode()).isEqualTo(200);

    issuer.rotate();

    await().until(() -> send(admin(), "GET", "/api/runs").statusCode() == 200);
    assertThat(send(old, "GET", "/api/runs").statusCode()).isEqualTo(401);
  }

  @Test
  void an_issuer_that_is_down_keeps_nobody_out_who_can_be_told() {
    String body = "{\"name\":\"monitor\",\"role\":\"viewer\"}";
    HttpResponse<String> made = send(admin(), "POST", "/api/tokens", body);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String token = made.body().replaceFirst(".*\"token\":\"([^\"]+)\".*", "$1");

    issuer.breakDown();

    assertThat(send(token, "GET", "/api/runs").statusCode()).isEqualTo(200);
    assertThat(send(admin(), "GET", "/api/runs").statusCode()).isEqualTo(200);
    assertThat(send(null, "GET", "/health/ready").statusCode()).isEqualTo(200);
  }

  // ---- People

  private static String begun(String page) {
    return server.base() + "/api/session/login?return_to=" + page;
  }

  /** What a browser that comes back is answered, after it has agreed at the issuer. */
  private static HttpResponse<String> loggedIn(String page, String role) {
    HttpResponse<String> begun = server.get("/api/session/login?return_to=" + page);
    String question = begun.headers().firstValue("Location").orElseThrow();
    String state = question.replaceFirst(".*[?&]state=([^&]*).*", "$1");
    String code = issuer.login().code(question, role);
    return callback("code=" + code + "&state=" + state, cookie(begun, "workshop-login"));
  }

  private static HttpResponse<String> callback(String query, String cookie) {
    return OwnServer.send(
        server.request("/api/session/login/callback?" + query).header("Cookie", cookie).build());
  }

  private static String cookie(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(set -> set.startsWith(name + "="))
        .map(set -> set.substring(0, set.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }

  private static void logIn(ChromeDriver browser, String role, String button) {
    await().until(() -> browser.findElement(By.id("issuer")).isDisplayed());
    assertThat(browser.findElement(By.id("issuer")).getText()).isEqualTo("Log in with Example");
    browser.findElement(By.id("issuer")).click();
    await().until(() -> !browser.findElements(By.id("role")).isEmpty());
    browser.findElement(By.id("role")).sendKeys(role);
    browser.findElement(By.id(button)).click();
  }

  @Test
  void people_log_in_by_the_issuer_use_the_page_and_log_out() {
    ChromeDriver browser = Browser.open();
    try {
      browser.get(server.base() + "/test_streaming_client.html");
      await().until(() -> browser.getCurrentUrl().endsWith("/login.html"));
      logIn(browser, "workshop-operator", "allow");

      await().until(() -> browser.getCurrentUrl().endsWith("/test_streaming_client.html"));
      await()
          .until(
              () ->
                  browser
                      .findElement(By.id("caller"))
                      .getText()
                      .contains("test workshop-operator (operator)"));
      Cookie cookie = browser.manage().getCookieNamed("workshop-session");
      assertThat(cookie.isHttpOnly()).isTrue();
      assertThat(cookie.getSameSite()).isEqualTo("Strict");
      assertThat(browser.manage().getCookieNamed("workshop-login")).isNull();

      browser.findElement(By.id("log-out")).click();
      await().until(() -> !browser.findElements(By.id("out")).isEmpty());
      assertThat(browser.getCurrentUrl()).startsWith(issuer.issuer() + "/logout");
      browser.get(server.base() + "/login.html");
      assertThat(browser.manage().getCookieNamed("workshop-session")).isNull();
    } finally {
      browser.quit();
    }
  }

  @Test
  void people_come_to_the_page_that_they_wanted_also_when_it_needs_the_login() {
    ChromeDriver browser = Browser.open();
    try {
      browser.get(begun("/api-docs/"));
      await().until(() -> !browser.findElements(By.id("role")).isEmpty());
      browser.findElement(By.id("role")).sendKeys("workshop-viewer");
      browser.findElement(By.id("allow")).click();

      await().until(() -> !browser.findElements(By.cssSelector(".opblock")).isEmpty());
      assertThat(browser.getCurrentUrl()).endsWith("/api-docs/");
    } finally {
      browser.quit();
    }
  }

  @ParameterizedTest
  @CsvSource({"workshop-viewer, deny, declined", "accountant, allow, ask an admin for a role"})
  void whoever_is_not_logged_in_is_told_what_to_do(String role, String button, String advice) {
    ChromeDriver browser = Browser.open();
    try {
      browser.get(server.base() + "/login.html");
      logIn(browser, role, button);

      await().until(() -> browser.getCurrentUrl().contains("/login.html?problem="));
      await().until(() -> browser.findElement(By.id("problem")).getText().contains(advice));
      assertThat(browser.manage().getCookieNamed("workshop-session")).isNull();
    } finally {
      browser.quit();
    }
  }

  @Test
  void a_login_of_the_issuer_is_a_session_with_role_and_name_that_ends_at_the_logout() {
    String session = cookie(loggedIn("/x", "workshop-viewer"), "workshop-session");
    HttpRequest who = server.request("/api/session").header("Cookie", session).build();
    assertThat(OwnServer.send(who).body())
        .contains("\"name\":\"test workshop-viewer\"", "\"role\":\"viewer\"", "\"session\":true");

    HttpResponse<String> out =
        OwnServer.send(
            server
                .request("/api/session")
                .header("Cookie", session)
                .header("X-Requested-With", "test")
                .DELETE()
                .build());

    assertThat(out.statusCode()).isEqualTo(200);
    assertThat(out.body()).contains(issuer.issuer() + "/logout?");
    assertThat(OwnServer.send(who).statusCode()).isEqualTo(401);
  }

  @Test
  void an_answer_that_is_not_for_this_browser_logs_nobody_in() {
    HttpResponse<String> begun = server.get("/api/session/login");
    String question = begun.headers().firstValue("Location").orElseThrow();
    String own = cookie(begun, "workshop-login");
    String code = issuer.login().code(question, "workshop-admin");
    String state = question.replaceFirst(".*[?&]state=([^&]*).*", "$1");

    for (HttpResponse<String> answer :
        List.of(
            callback("code=" + code + "&state=" + state, "a=b"),
            callback("code=" + code + "&state=forged", own),
            callback("code=" + code, own),
            callback("", own))) {
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location"))
          .contains(server.base() + "/login.html?problem=state");
      assertThat(answer.headers().allValues("Set-Cookie"))
          .as("the login that another tab has begun goes on")
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example/",
        "/%5Cevil.example",
        "/%09/evil.example"
      })
  void a_login_leads_to_no_other_server(String page) {
    HttpResponse<String> answer = loggedIn(page, "workshop-viewer");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("url=/test_streaming_client.html")
        .doesNotContain("evil.example");
  }

  @Test
  void an_issuer_that_is_down_is_told_on_the_page_and_keeps_no_token_out() {
    issuer.login().breakDown();

    assertThat(loggedIn("/x", "workshop-viewer").headers().firstValue("Location").orElseThrow())
        .endsWith("/login.html?problem=issuer");
    assertThat(send(admin(), "GET", "/api/runs").statusCode()).isEqualTo(200);
  }

  @Test
  void who_logged_in_as_whom_is_kept() {
    loggedIn("/x", "workshop-operator");

    assertThat(send(admin(), "GET", "/api/audit?action=session.begun").body())
        .contains("as subject of workshop-operator of " + issuer.issuer());
  }

  @Test
  void no_log_metric_or_audit_has_a_token_a_code_a_cookie_or_the_secret()
      throws JOSEException, IOException {
    String good = admin();
    send(good, "GET", "/api/runs/" + good);
    HttpResponse<String> begun = server.get("/api/session/login");
    String question = begun.headers().firstValue("Location").orElseThrow();
    String state = question.replaceFirst(".*[?&]state=([^&]*).*", "$1");
    String code = issuer.login().code(question, "workshop-admin");
    String attempt = cookie(begun, "workshop-login");
    String query = "code=" + code + "&state=" + state;
    String session = cookie(callback(query, attempt), "workshop-session");
    callback(query, attempt); // once more, in vain
    List<String> all = Stream.concat(Stream.of(good, session, attempt, code), refused()).toList();
    all.forEach(token -> send(token, "POST", "/api/runs"));

    String shown =
        String.join("\n", server.lines())
            + Files.readString(Path.of("target/server-0.log"))
            + send(good, "GET", "/metrics").body()
            + send(good, "GET", "/api/audit").body();
    assertThat(shown).contains("session.begun").doesNotContain(LoginPages.SECRET);
    assertThat(all)
        .allSatisfy(token -> assertThat(shown).doesNotContain(token.substring(token.length() / 2)));
  }
}
