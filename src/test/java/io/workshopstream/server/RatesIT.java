package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.testsite.ModelSite;
import io.workshopstream.testsite.TestSite;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Limits of callers, and what a proxy in front changes: on a server with low limits that trusts a
 * proxy on this machine. Each test has callers and addresses of its own.
 */
class RatesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TestSite PORTAL = TestSite.start();
  private static final ModelSite MODEL = new ModelSite().says("{\"events\":[]}");
  private static OwnServer server;
  private static String admin;

  @BeforeAll
  static void start_a_server_with_low_limits() throws IOException {
    PORTAL.page("/", "the portal");
    server =
        OwnServer.start(
            "access.trusted-proxies=127.0.0.1",
            "access.origins=" + origin(),
            "rate.calls=20/PT1H",
            "rate.streams=3/PT1H",
            "rate.starts=3/PT1H",
            "rate.previews=2/PT1H",
            "rate.model-tokens=500/PT1H",
            "model.url=" + MODEL.url(),
            "model.name=test",
            "rate.address-factor=2");
    String first = "{\"name\":\"first\",\"role\":\"admin\"}";
    HttpResponse<String> made = OwnServer.send(post(server.request("/api/tokens"), first));
    admin = JSON.readTree(made.body()).get("token").asText();
  }

  @AfterAll
  static void stop_the_server() {
    server.close();
    PORTAL.close();
    MODEL.close();
  }

  private static String origin() {
    return "http://127.0.0.1:" + PORTAL.address("/").getPort();
  }

  private static HttpRequest post(HttpRequest.Builder request, String body) {
    return request.POST(BodyPublishers.ofString(body)).build();
  }

  private static HttpRequest.Builder from(String address, String path) {
    return server.request(path).header("X-Forwarded-For", address);
  }

  private static HttpRequest.Builder as(String token, String address, String path) {
    return from(address, path).header("Authorization", "Bearer " + token);
  }

  private static String madeToken(String address) throws IOException {
    String body = "{\"name\":\"" + address + "\",\"role\":\"operator\"}";
    HttpResponse<String> made = OwnServer.send(post(as(admin, address, "/api/tokens"), body));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return JSON.readTree(made.body()).get("token").asText();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void every_answer_says_what_is_left_and_a_refusal_when_to_come_back() throws IOException {
    String token = madeToken("192.0.2.10");
    HttpResponse<String> first = null;
    HttpResponse<String> last = null;
    for (int i = 0; i < 21; i++) {
      last = OwnServer.send(as(token, "192.0.2.10", "/api/runs?limit=1").build());
      first = first == null ? last : first;
    }

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"calls\";q=20;w=3600");
    assertThat(header(first, "RateLimit")).startsWith("\"calls\";r=19;t=");
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(header(last, "Retry-After"))).isBetween(1, 180);
    assertThat(header(last, "RateLimit")).startsWith("\"calls\";r=0;t=");
    JsonNode problem = JSON.readTree(last.body());
    assertThat(problem.get("status").asInt()).isEqualTo(429);
    assertThat(problem.get("message").asText()).startsWith("Too many calls: at most 20 in 3600");
  }

  @Test
  void starts_are_limited_by_themselves_and_looking_goes_on() throws IOException {
    String token = madeToken("192.0.2.20");
    String body = "{\"kind\":\"process-studio\",\"studio_id\":\"vins.dance.co\",\"dry_run\":true}";
    for (int i = 0; i < 3; i++) {
      HttpRequest start = post(as(token, "192.0.2.20", "/api/runs"), body);
      assertThat(OwnServer.send(start).statusCode()).isEqualTo(202);
    }

    HttpResponse<String> refused = OwnServer.send(post(as(token, "192.0.2.20", "/api/runs"), body));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("Too many starts");
    assertThat(OwnServer.send(as(token, "192.0.2.20", "/api/runs").build()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_start_that_pretends_to_come_back_is_a_start() throws IOException {
    String token = madeToken("192.0.2.21");
    String body = "{\"kind\":\"process-studio\",\"studio_id\":\"vins.dance.co\",\"dry_run\":true}";
    int status = 0;
    for (int i = 0; i < 4; i++) {
      HttpRequest.Builder start = as(token, "192.0.2.21", "/api/runs").header("Last-Event-ID", "x");
      status = OwnServer.send(post(start, body)).statusCode();
    }

    assertThat(status).isEqualTo(429);
  }

  @Test
  void previews_are_limited() throws IOException {
    String token = madeToken("192.0.2.30");
    HttpResponse<String> last = null;
    for (int i = 0; i < 3; i++) {
      last = OwnServer.send(post(as(token, "192.0.2.30", "/api/extraction/preview"), "{}"));
    }

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.body()).contains("Too many previews");
  }

  @Test
  void who_has_used_up_the_model_s_tokens_gets_no_preview_until_some_are_there_again()
      throws IOException {
    String token = madeToken("192.0.2.31");
    String page =
        """
        {"url":"https://studio.example/letter","html":"<p>Dear friends of our dance studio, Kiran Rao \
        will be with us for Mayya Mayya, on the seventh: 7 Feb.</p>"}
        """;

    HttpResponse<String> first =
        OwnServer.send(post(as(token, "192.0.2.31", "/api/extraction/preview"), page));
    HttpResponse<String> second =
        OwnServer.send(post(as(token, "192.0.2.31", "/api/extraction/preview"), page));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(MODEL.requests()) // runs of other tests ask it, too
        .filteredOn(request -> request.body().contains("Mayya Mayya"))
        .hasSize(1);
    assertThat(first.headers().firstValue("RateLimit").orElseThrow())
        .contains("\"model-tokens\";r=500");
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.body()).contains("Too many model-tokens: at most 500");
    long wait = second.headers().firstValueAsLong("Retry-After").orElseThrow();
    assertThat(wait).isBetween(3000L, 3700L); // 501 of its 500 in an hour
  }

  @Test
  void who_tries_tokens_in_vain_is_stopped_by_address_and_others_are_not() throws IOException {
    String token = madeToken("192.0.2.41");
    int status = 0;
    for (int i = 0; i < 41; i++) {
      status = OwnServer.send(as("wrong-" + i, "192.0.2.40", "/api/runs").build()).statusCode();
    }

    assertThat(status).isEqualTo(429);
    assertThat(OwnServer.send(as(token, "192.0.2.41", "/api/runs").build()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void files_and_health_have_no_limit() {
    for (int i = 0; i < 60; i++) {
      assertThat(OwnServer.send(from("192.0.2.50", "/health/live").build()).statusCode())
          .isEqualTo(200);
    }
    assertThat(OwnServer.send(from("192.0.2.50", "/icon.svg").build()).statusCode()).isEqualTo(200);
  }

  @Test
  void who_did_what_is_kept_with_the_address_that_the_proxy_tells() throws IOException {
    madeToken("192.0.2.60");

    HttpResponse<String> audit = OwnServer.send(as(admin, "192.0.2.61", "/api/audit").build());

    assertThat(audit.body()).contains("\"192.0.2.60\"");
  }

  @Test
  void a_client_cannot_name_its_own_address() throws IOException {
    String token = madeToken("198.51.100.9, 192.0.2.70");
    int status = 0;
    for (int i = 0; i < 41; i++) {
      String invented = "198.51.100." + i + ", 192.0.2.70";
      status = OwnServer.send(as("wrong", invented, "/api/runs").build()).statusCode();
    }

    assertThat(status).isEqualTo(429);
    assertThat(OwnServer.send(as(token, "192.0.2.71", "/api/runs").build()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void behind_tls_browsers_are_told_never_to_come_without() {
    HttpRequest plain = from("192.0.2.80", "/").build();
    HttpRequest secure = from("192.0.2.80", "/").header("X-Forwarded-Proto", "https").build();

    assertThat(header(OwnServer.send(plain), "Strict-Transport-Security")).isEmpty();
    assertThat(header(OwnServer.send(secure), "Strict-Transport-Security"))
        .isEqualTo("max-age=31536000");
  }

  @Test
  void what_not_everybody_may_see_is_kept_nowhere_and_no_page_gets_devices() {
    HttpResponse<String> api = OwnServer.send(as(admin, "192.0.2.81", "/api/runs").build());
    HttpResponse<String> list = OwnServer.send(as(admin, "192.0.2.81", "/api/studios").build());
    HttpResponse<String> page = OwnServer.send(from("192.0.2.81", "/").build());

    assertThat(api.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(list.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
    assertThat(header(page, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(header(page, "Permissions-Policy")).contains("camera=()", "microphone=()");
  }

  private static final String WATCH =
      """
      const [url, done] = arguments;
      const source = new EventSource(url);
      const told = [];
      source.addEventListener('close', (event) => told.push(event.data));
      source.onerror = () => { done(`${source.readyState} ${told.join()}`); source.close(); };
      """;

  @Test
  void an_event_source_that_comes_too_often_is_told_to_wait_and_does_not_give_up()
      throws IOException {
    String run =
        OwnServer.send(
                post(as(admin, "127.0.0.1", "/api/synthetic-runs?events=5000&micros=20000"), ""))
            .body();
    String made =
        OwnServer.send(post(as(admin, "127.0.0.1", "/api/tickets"), "{\"run\":\"" + run + "\"}"))
            .body();
    String stream = "/api/runs/" + run + "/events?ticket=";
    String ticket = JSON.readTree(made).get("ticket").asText();
    String wrong = ticket.substring(0, ticket.length() - 4) + "xxxx";
    for (int i = 0; i < 6; i++) {
      assertThat(OwnServer.send(server.request(stream + wrong).build()).statusCode())
          .isEqualTo(401);
    }
    ChromeDriver browser = Browser.open();
    try {
      browser.get(PORTAL.address("/").toString());
      browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));

      assertThat(
              browser
                  .executeAsyncScript(WATCH, server.base().resolve(stream + ticket).toString())
                  .toString())
          .startsWith("0 ") // connecting: it comes back by itself
          .contains("Too many streams: at most 6 in 3600 seconds");
    } finally {
      browser.quit();
    }
    // and its ticket was not used up by that
    OnOwnServer.open(from("192.0.2.90", stream + ticket).build()).close();
  }
}
