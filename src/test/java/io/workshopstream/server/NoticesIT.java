package io.workshopstream.server;

import static io.workshopstream.server.ServerClient.SITE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.workshopstream.NodePackages;
import io.workshopstream.Program;
import io.workshopstream.testsite.FailsFirst;
import io.workshopstream.testsite.Request;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Status;
import io.workshopstream.testsite.TestSite;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People and programs are told of what happens on a real server. */
class NoticesIT extends OnOwnServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROUTE = "/api/admin/subscriptions";
  private static final String NOBODY = ROUTE + "/0000000000000000";
  private static final Route TAKES = (request, reply) -> reply.send(204, "", new byte[0]);
  private static final String ALL =
      "[\"run.failed\",\"plan.held\",\"workshops.none_found\",\"workshops.dropped\","
          + "\"workshops.added\"]";

  private static final TestSite RECEIVER = TestSite.start();
  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static OwnServer server;

  @BeforeAll
  static void start() {
    MAIL.start();
    server =
        OwnServer.start(
            "notice.private-addresses=true",
            "notice.base-url=https://admin.example",
            "mail.host=127.0.0.1",
            "mail.port=" + MAIL.getSmtp().getPort(),
            "mail.tls=off",
            "mail.from=workshops@studio.example");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    MAIL.stop();
    RECEIVER.close();
  }

  @BeforeEach
  void forget_who_is_told() {
    RECEIVER.clear();
    SITE.clear();
    json(server.get(ROUTE), 200)
        .findValuesAsText("id")
        .forEach(id -> assertThat(delete(ROUTE + "/" + id).statusCode()).isEqualTo(204));
    assertThat(server.post("/api/fresh-start").statusCode()).isEqualTo(204);
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private static HttpResponse<String> send(String method, String path, String body) {
    return OwnServer.send(
        server.request(path).method(method, BodyPublishers.ofString(body)).build());
  }

  private static HttpResponse<String> delete(String path) {
    return OwnServer.send(server.request(path).DELETE().build());
  }

  private static String wish(String channel, String address, String kinds) {
    return "{\"channel\":\"%s\",\"address\":\"%s\",\"kinds\":%s,\"studios\":[\"test_site\"]}"
        .formatted(channel, address, kinds);
  }

  private static JsonNode subscribe(String path, String kinds) {
    String body = wish("webhook", RECEIVER.address(path).toString(), kinds);
    return json(send("POST", ROUTE, body), 201);
  }

  private static List<SseEvent> refresh() {
    return stream(
        server.request("/api/streaming/refresh-workshops?studio_id=test_site").GET().build());
  }

  private static void announce(int workshops) {
    StringBuilder list = new StringBuilder("<p>Workshops</p>");
    for (int number = 1; number <= workshops; number++) {
      list.append("<a href='/event/" + number + "'>event</a> ");
      SITE.page("/event/" + number, SitePages.workshop("Song " + (char) ('A' + number)));
    }
    SITE.page("/list", list.toString());
  }

  private static Request told(String path) {
    await().until(() -> !RECEIVER.requests(path).isEmpty());
    return RECEIVER.requests(path).get(0);
  }

  private static JsonNode deliveries(JsonNode subscription) {
    String route = ROUTE + "/" + subscription.get("id").asText() + "/deliveries";
    return json(server.get(route), 200).get("deliveries");
  }

  private static JsonNode answered(JsonNode subscription) {
    await()
        .until(
            () ->
                !deliveries(subscription).isEmpty()
                    && deliveries(subscription).get(0).get("state").asText().equals("delivered"));
    return deliveries(subscription).get(0);
  }

  @Test
  void a_run_that_fails_is_told_of_and_the_signature_holds_for_the_library_of_the_standard()
      throws Exception {
    Program node = NodePackages.node();
    RECEIVER.at("/in", TAKES);
    JsonNode subscription = subscribe("/in?key=1", "[\"run.failed\"]");
    SITE.at("/list", new Status(404));

    refresh();

    Request request = told("/in");
    JsonNode body = JSON.readTree(request.body());
    assertThat(body.get("type").asText()).isEqualTo("run.failed");
    assertThat(body.get("data").get("studio_id").asText()).isEqualTo("test_site");
    assertThat(body.get("data").get("reason").asText()).contains("404");
    String run = body.get("data").get("run_id").asText();
    assertThat(body.get("data").get("run_url").asText())
        .isEqualTo("https://admin.example/api/runs/" + run);
    String secret = subscription.get("secret").asText();
    assertThat(verified(node, secret, request, request.body())).isEqualTo("run.failed");
    assertThat(verified(node, secret, request, request.body().replace("test_site", "other")))
        .startsWith("refused");
    assertThat(verified(node, "whsec_" + "A".repeat(43) + "=", request, request.body()))
        .startsWith("refused");
    JsonNode delivery = answered(subscription);
    assertThat(delivery.get("run_id").asText()).isEqualTo(run);
    assertThat(delivery.get("last").get("status").asInt()).isEqualTo(204);
  }

  private static String verified(Program node, String secret, Request request, String body)
      throws Exception {
    Map<String, String> headers =
        Map.of(
            "webhook-id", request.header("webhook-id"),
            "webhook-timestamp", request.header("webhook-timestamp"),
            "webhook-signature", request.header("webhook-signature"));
    return node.run(
            NodePackages.SCRIPTS,
            "verify_webhook.mjs",
            secret,
            JSON.writeValueAsString(headers),
            body)
        .strip();
  }

  @Test
  void new_workshops_a_plan_that_is_held_and_a_drop_arrive_and_so_does_the_mail() throws Exception {
    MAIL.purgeEmailFromAllMailboxes();
    RECEIVER.at("/in", TAKES);
    subscribe("/in", ALL);
    json(send("POST", ROUTE, wish("mail", "admin@studio.example", "[\"plan.held\"]")), 201);
    announce(5);
    refresh();
    await().until(() -> RECEIVER.requests("/in").size() == 1);
    JsonNode added = JSON.readTree(RECEIVER.requests("/in").get(0).body());
    assertThat(added.get("type").asText()).isEqualTo("workshops.added");
    assertThat(added.get("data").get("added").asInt()).isEqualTo(5);
    assertThat(added.get("data").get("workshops").get(0).get("title").asText()).startsWith("song ");

    SITE.page("/list", SitePages.closed());
    refresh();

    await().until(() -> RECEIVER.requests("/in").size() == 4);
    assertThat(RECEIVER.requests("/in"))
        .extracting(request -> JSON.readTree(request.body()).get("type").asText())
        .containsExactlyInAnyOrder(
            "workshops.added", "plan.held", "workshops.none_found", "workshops.dropped");
    await().until(() -> MAIL.getReceivedMessages().length == 1);
    MimeMessage mail = MAIL.getReceivedMessages()[0];
    assertThat(mail.getSubject())
        .isEqualTo("Workshop Streaming: a plan waits for your decision: test_site");
    assertThat(new String(mail.getInputStream().readAllBytes(), UTF_8))
        .contains("https://admin.example/api/runs/");
  }

  @Test
  void a_test_arrives_and_what_failed_can_be_sent_once_more() {
    RECEIVER.at("/in", new FailsFirst(1, new Status(500), TAKES));
    JsonNode subscription = subscribe("/in", ALL);
    String one = ROUTE + "/" + subscription.get("id").asText();

    long delivery = json(send("POST", one + "/test", ""), 202).get("delivery").asLong();
    await().until(() -> deliveries(subscription).get(0).path("last").has("status"));

    JsonNode waits = deliveries(subscription).get(0);
    assertThat(waits.get("id").asLong()).isEqualTo(delivery);
    assertThat(waits.get("state").asText()).isEqualTo("waiting");
    assertThat(waits.get("last").get("status").asInt()).isEqualTo(500);
    assertThat(waits.has("next_at")).isTrue();
    assertThat(send("POST", one + "/deliveries/" + delivery + "/retry", "").statusCode())
        .isEqualTo(204);
    assertThat(answered(subscription).get("type").asText()).isEqualTo("test");
    assertThat(send("POST", one + "/deliveries/1234567/retry", "").statusCode()).isEqualTo(404);
  }

  @Test
  void a_subscription_is_changed_disabled_and_removed_and_its_secret_is_shown_once() {
    JsonNode made = subscribe("/in?token=geheim", ALL);
    String one = ROUTE + "/" + made.get("id").asText();

    assertThat(made.get("secret").asText()).startsWith("whsec_");
    assertThat(server.get(one).body() + server.get(ROUTE).body())
        .doesNotContain("whsec_")
        .doesNotContain("geheim");
    JsonNode changed =
        json(
            send("PUT", one, "{\"kinds\":[\"plan.held\"],\"name\":\"on call\",\"enabled\":false}"),
            200);
    assertThat(changed.get("kinds")).hasSize(1);
    assertThat(changed.get("enabled").asBoolean()).isFalse();
    assertThat(send("POST", one + "/test", "").statusCode()).isEqualTo(409);
    String next = json(send("POST", one + "/secret", ""), 200).get("secret").asText();
    assertThat(next).startsWith("whsec_").isNotEqualTo(made.get("secret").asText());
    assertThat(delete(one).statusCode()).isEqualTo(204);
    assertThat(server.get(one).statusCode()).isEqualTo(404);

    assertThat(server.get("/api/audit?subject=" + made.get("id").asText()).body())
        .contains("subscription.added", "subscription.rotated", "subscription.removed")
        .doesNotContain("whsec_")
        .doesNotContain("geheim");
    assertThat(String.join("\n", server.lines())).doesNotContain("whsec_").doesNotContain("geheim");
  }

  @Test
  void what_cannot_be_is_refused_with_the_field_that_is_wrong() {
    Map<String, String> wrong =
        Map.of(
            "{\"channel\":\"fax\",\"address\":\"1\",\"kinds\":[\"run.failed\"]}",
            "channel",
            wish("webhook", "ftp://x.example/", ALL),
            "address",
            wish("webhook", "http://169.254.169.254/", ALL),
            "address",
            wish("webhook", "https://u:p@x.example/", ALL),
            "address",
            wish("mail", "a@x.example\\r\\nBcc: b@x.example", ALL),
            "address",
            wish("webhook", "https://x.example/", "[]"),
            "kinds",
            wish("webhook", "https://x.example/", "[\"test\"]"),
            "kinds",
            wish("webhook", "https://x.example/", ALL).replace("test_site", "none"),
            "studios");
    wrong.forEach(
        (body, field) ->
            assertThat(json(send("POST", ROUTE, body), 400).get("message").asText())
                .as(body)
                .startsWith(field + " must be"));
    for (String path : List.of("/test", "/secret", "/deliveries/1/retry")) {
      assertThat(send("POST", NOBODY + path, "").statusCode()).isEqualTo(404);
    }
    assertThat(server.get(NOBODY + "/deliveries").statusCode()).isEqualTo(404);
    assertThat(send("PUT", NOBODY, "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void what_was_not_told_when_the_server_was_killed_is_told_afterwards() {
    RECEIVER.at("/in", new FailsFirst(1, (request, reply) -> reply.pause(60_000), TAKES));
    JsonNode subscription = subscribe("/in", "[\"run.failed\"]");
    SITE.at("/list", new Status(404));
    refresh();
    told("/in");

    server.kill();
    server.startAgain();
    String one = ROUTE + "/" + subscription.get("id").asText();
    JsonNode waits = deliveries(subscription).get(0);
    assertThat(waits.get("state").asText()).isEqualTo("waiting");
    assertThat(waits.get("attempts").asInt()).isEqualTo(1);

    await()
        .atMost(Duration.ofMinutes(3)) // the turn of the killed server has to end
        .until(() -> deliveries(subscription).get(0).get("state").asText().equals("delivered"));
    assertThat(server.get(one).statusCode()).isEqualTo(200);
    assertThat(RECEIVER.requests("/in"))
        .hasSize(2)
        .extracting(request -> request.header("webhook-id"))
        .containsOnly(waits.get("event").asText());
  }
}
