package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.testsite.TestSite;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.chrome.ChromeDriver;

/** Pages of other origins, one that is allowed and one that is not, in a browser. */
class CorsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TestSite PORTAL = TestSite.start();
  private static final TestSite STRANGER = TestSite.start();
  private static OwnServer server;
  private static String token;

  @BeforeAll
  static void start_a_server_that_allows_the_portal() throws IOException {
    PORTAL.page("/", "the portal");
    STRANGER.page("/", "a stranger");
    server = OwnServer.start("access.origins=" + origin(PORTAL));
    token = made("{\"name\":\"portal\",\"role\":\"admin\"}").get("token").asText();
  }

  @AfterAll
  static void stop_the_server() {
    server.close();
    PORTAL.close();
    STRANGER.close();
  }

  private static String origin(TestSite site) {
    return "http://127.0.0.1:" + site.address("/").getPort();
  }

  private static JsonNode made(String body) throws IOException {
    HttpResponse<String> answer = ask("POST", "/api/tokens", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> ask(String method, String path, String body) {
    HttpRequest.Builder request = server.request(path);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return OwnServer.send(request.method(method, BodyPublishers.ofString(body)).build());
  }

  private static HttpResponse<String> preflight(String origin, String method, String headers) {
    return OwnServer.send(
        server
            .request("/api/runs")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", headers)
            .method("OPTIONS", BodyPublishers.noBody())
            .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Last-Event-ID",
        "Authorization",
        "Content-Type",
        "If-Match",
        "Idempotency-Key",
        "X-Requested-With"
      })
  void a_preflight_of_an_allowed_origin_allows_what_clients_send(String header) {
    HttpResponse<String> answer = preflight(origin(PORTAL), "POST", header);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains(header);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(origin(PORTAL));
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).contains("true");
    assertThat(answer.headers().allValues("Vary")).contains("Origin");
  }

  @Test
  void a_preflight_of_another_origin_is_refused_and_names_none() {
    HttpResponse<String> answer = preflight(origin(STRANGER), "POST", "Authorization");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void a_refusal_of_an_allowed_origin_can_be_read_there() {
    HttpResponse<String> answer =
        OwnServer.send(server.request("/api/runs").header("Origin", origin(PORTAL)).build());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(origin(PORTAL));
    assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("Location", "Retry-After", "WWW-Authenticate", "ETag");
  }

  private static Object inPage(TestSite site, String script, Object... arguments) {
    ChromeDriver browser = Browser.open();
    try {
      browser.get(site.address("/").toString());
      browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
      return browser.executeAsyncScript(script, arguments);
    } finally {
      browser.quit();
    }
  }

  private static final String START_AND_READ =
      """
      const [base, token, done] = arguments;
      const body = JSON.stringify({ kind: 'process-studio', studio_id: 'vins.dance.co', dry_run: true });
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'portal-1' };
      fetch(`${base}/api/runs`, { method: 'POST', body, headers })
        .then(async (answer) => done(`${answer.status} ${answer.headers.get('Location')}`))
        .catch((error) => done(String(error)));
      """;

  @Test
  void a_page_of_an_allowed_origin_starts_a_run_with_a_token_and_reads_where_it_is() {
    assertThat(inPage(PORTAL, START_AND_READ, server.base().toString(), token).toString())
        .startsWith("202 ")
        .contains("/api/runs/");
  }

  @Test
  void a_page_of_another_origin_starts_nothing_even_with_a_token() throws IOException {
    int before = runs();

    assertThat(inPage(STRANGER, START_AND_READ, server.base().toString(), token).toString())
        .contains("Failed to fetch");
    assertThat(runs()).isEqualTo(before);
  }

  private static int runs() throws IOException {
    return JSON.readTree(ask("GET", "/api/runs", "").body()).get("runs").size();
  }

  private static final String WATCH =
      """
      const [url, done] = arguments;
      const source = new EventSource(url);
      source.addEventListener('logs', (event) => { source.close(); done(event.lastEventId); });
      source.onerror = () => { source.close(); done('refused'); };
      """;

  @Test
  void an_event_source_of_an_allowed_origin_watches_by_a_ticket() throws IOException {
    String run = ask("POST", "/api/synthetic-runs?events=500&micros=20000", "").body();
    String body = "{\"run\":\"" + run + "\"}";
    String stream = server.base() + "/api/runs/" + run + "/events?ticket=";
    String one = JSON.readTree(ask("POST", "/api/tickets", body).body()).get("ticket").asText();
    String two = JSON.readTree(ask("POST", "/api/tickets", body).body()).get("ticket").asText();

    assertThat(inPage(PORTAL, WATCH, stream + one).toString()).startsWith(run + "-");
    assertThat(inPage(PORTAL, WATCH, stream + one)).isEqualTo("refused");
    assertThat(inPage(STRANGER, WATCH, stream + two)).isEqualTo("refused");
  }

  private static final String EMBEDDED =
      """
      <!doctype html><title>Embedding</title>
      <script type="module" src="BASE/embed/elements.js"></script>
      <workshop-run src="BASE" run="RUN" ticket="TICKET"></workshop-run>
      <workshop-list src="BASE" list-url="/list" limit="5"></workshop-list>
      """;

  private static final String SHOWN =
      """
      const done = arguments[0];
      const look = () => {
        const [run, list] = ['workshop-run', 'workshop-list'].map((name) => document.querySelector(name).shadowRoot);
        const lines = run?.querySelectorAll('.log div').length ?? 0;
        const texts = [run?.querySelector('.state')?.textContent, list?.querySelector('ul')?.textContent];
        return lines > 3 && texts[1] ? done(texts.join(' | ')) : setTimeout(look, 100);
      };
      look();
      """;

  @Test
  void a_page_of_an_allowed_origin_shows_a_run_and_workshops_with_one_script() throws IOException {
    String run = ask("POST", "/api/synthetic-runs?events=500&micros=20000", "").body();
    String body = "{\"run\":\"" + run + "\"}";
    String ticket = JSON.readTree(ask("POST", "/api/tickets", body).body()).get("ticket").asText();
    String list =
        "{\"workshops\":[{\"song\":\"<i>pal</i>\",\"by\":\"Anvi\",\"studio_name\":\"Test\","
            + "\"date\":\"2027-02-07\",\"start_time\":\"17:00\",\"end_time\":\"19:00\","
            + "\"payment_link\":\"javascript:alert(1)\"}]}";
    PORTAL.page("/list", list);
    PORTAL.page(
        "/",
        EMBEDDED
            .replace("BASE", server.base().toString())
            .replace("RUN", run)
            .replace("TICKET", ticket));

    assertThat(inPage(PORTAL, SHOWN).toString())
        .isEqualTo("Running | <i>pal</i> – AnviSun 7 Feb · 17:00–19:00 · Test");
    ask("DELETE", "/api/runs/" + run, "");
  }
}
