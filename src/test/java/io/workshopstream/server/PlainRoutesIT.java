package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.testsite.Bytes;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The routes without streaming. */
class PlainRoutesIT extends OnServer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Test
  void refreshing_without_streaming_answers_null_once_all_is_done() throws Exception {
    HttpResponse<String> answer =
        post("/api/admin/refresh_workshops", "{\"studio_id\":\"manifestbytmn\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("null");
    assertThat(json(get("/api/stored-workshops/manifestbytmn"))).isNotEmpty();
  }

  @Test
  void processing_without_streaming_answers_null_too() {
    HttpResponse<String> answer =
        post("/api/admin/refresh_studios", "{\"studio_id\":\"vins.dance.co\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("null");
  }

  @Test
  void studios_are_listed_in_the_order_of_the_configuration() throws Exception {
    JsonNode studios = json(get("/api/studios"));

    assertThat(studios.findValuesAsText("id"))
        .startsWith("dance_n_addiction", "dance.inn.bangalore", "vins.dance.co", "manifestbytmn");
    assertThat(studios.get(0).get("name").asText()).isEqualTo("Dance N Addiction");
    assertThat(studios.get(0).has("image_url")).isTrue();
    assertThat(studios.get(0).has("instagram_link")).isTrue();
  }

  @Test
  void the_servers_that_share_the_database_are_listed() {
    await()
        .untilAsserted(
            () ->
                assertThat(get("/api/nodes").body())
                    .containsOnlyOnce("\"id\"")
                    .contains("\"draining\":false,\"stale\":false,\"answering\":true"));
  }

  @Test
  void what_this_server_does_among_others_is_measured() {
    assertThat(get("/metrics").body())
        .contains("run_leases_held", "run_journal_lag_seconds", "streams_open")
        .containsPattern("run_claims_total\\{[^}]*origin=\"queue\"")
        .containsPattern("run_claims_total\\{[^}]*origin=\"takeover\"");
  }

  @Test
  void schedules_are_listed_with_their_next_time() throws Exception {
    await()
        .untilAsserted(
            () ->
                assertThat(get("/api/schedules").body())
                    .matches(
                        "\\[\\{\"studio_id\":\"without_scripts\",\"schedule\":\"30 3 29 2 \\*\","
                            + "\"timezone\":\"Asia/Kolkata\",\"next_at\":\"\\d{4}-02-28T22:0[^\"]*Z\","
                            + "\"last_at\":null,\"last_run\":null}]"));
  }

  @Test
  void workshops_are_grouped_by_week_in_order_and_regular_classes_left_out() throws Exception {
    post("/api/admin/refresh_workshops", "{\"studio_id\":\"dance_n_addiction\"}");

    JsonNode view = json(get("/api/workshops_by_studio/dance_n_addiction"));

    JsonNode later = view.get("post_this_week");
    assertThat(later).isNotEmpty();
    assertThat(later.findValuesAsText("event_type")).containsOnly("workshop", "intensive");
    List<String> epochs = later.findValuesAsText("timestamp_epoch");
    assertThat(epochs.stream().map(Long::parseLong)).isSorted();
    JsonNode first = later.get(0);
    assertThat(first.get("date").asText())
        .matches("\\d\\d(st|nd|rd|th) [A-Z][a-z]{2} \\([A-Z][a-z]{2}\\)");
    assertThat(first.get("studio_id").asText()).isEqualTo("dance_n_addiction");
    assertThat(first.get("payment_link_type").asText()).isEqualTo("url");
    assertThat(view.get("this_week").isArray()).isTrue();
  }

  @Test
  void all_studios_stand_together_and_a_version_is_no_reason_to_refuse() throws Exception {
    post("/api/admin/refresh_workshops", "{\"studio_id\":\"vins.dance.co\"}");

    JsonNode view = json(get("/api/workshops?version=v2"));

    assertThat(view.findValuesAsText("studio_id")).contains("vins.dance.co");
  }

  @Test
  void a_studio_that_nobody_knows_has_no_workshops_to_list() {
    assertThat(get("/api/workshops_by_studio/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void an_image_that_the_catalogue_names_is_passed_on_and_no_other() {
    byte[] gif = "GIF89a and so on".getBytes(StandardCharsets.US_ASCII);
    SITE.at("/logo.png", new Bytes("image/gif", gif));
    String image = "/api/proxy-image/?url=" + SITE.address("/logo.png");

    HttpResponse<String> answer = get(image);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("GIF89a and so on");
    assertThat(answer.headers().allValues("Content-Type")).containsExactly("image/gif");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().allValues("Cache-Control"))
        .containsExactly("public, max-age=86400");
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    HttpRequest again =
        request(image.replace("/?", "?")).header("If-None-Match", tag).GET().build();
    assertThat(send(again).statusCode()).isEqualTo(304);
    assertThat(SITE.requests("/logo.png")).hasSize(1);

    HttpResponse<String> other = get("/api/proxy-image?url=" + SITE.address("/other.png"));
    assertThat(other.statusCode()).isEqualTo(404);
    assertThat(other.body()).contains("image_url of an artist or a studio");
    assertThat(SITE.requests("/other.png")).isEmpty();
    assertThat(get("/api/proxy-image").statusCode()).isEqualTo(400);
  }

  @Test
  void a_preview_reads_posted_html_and_says_where_each_value_comes_from() throws Exception {
    LocalDate day = LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(5);
    String html =
        """
        <h1>Anvi Shetty - Dance Workshop</h1><p>Indiranagar, Bangalore</p>
        <table><tr><th>Session Name</th><th>Date</th><th>Time</th></tr>
        <tr><td>Pal Pal</td><td>%s</td><td>05:00 PM-07:00 PM</td></tr></table><p>Fee :- Rs.850</p>"""
            .formatted(day);
    String body =
        JSON.writeValueAsString(
            java.util.Map.of(
                "url", "https://studio.example/a", "html", html, "accept", "any-event"));

    JsonNode answer = json(post("/api/extraction/preview", body));

    JsonNode event = answer.get("events").get(0);
    assertThat(event.get("name").asText()).contains("Pal Pal");
    assertThat(event.get("start").asText()).isEqualTo(day + "T17:00");
    assertThat(event.get("end").asText()).isEqualTo(day + "T19:00");
    assertThat(event.get("offers").get(0).get("price").asInt()).isEqualTo(850);
    assertThat(event.get("evidence")).isNotEmpty();
    assertThat(event.get("verdict").asText()).isEqualTo("accepted");
  }

  @Test
  void a_preview_fetches_the_page_of_a_sample_studio() throws Exception {
    String body =
        JSON.writeValueAsString(
            java.util.Map.of("url", BASE + "/sample/vins/workshops", "studio_id", "vins.dance.co"));

    JsonNode answer = json(post("/api/extraction/preview", body));

    assertThat(answer.get("links")).isNotEmpty();
  }

  @Test
  void a_page_without_an_event_says_why_there_is_none() throws Exception {
    String body =
        JSON.writeValueAsString(
            java.util.Map.of("text", "We are closed. Thank you for a wonderful year with us all."));

    JsonNode answer = json(post("/api/extraction/preview", body));

    assertThat(answer.get("events")).isEmpty();
    assertThat(answer.get("nothing").asText()).contains("announces no event");
  }

  @Test
  void preflights_of_our_own_pages_are_answered() {
    HttpResponse<String> answer =
        send(
            request("/api/streaming/refresh-workshops")
                .header("Origin", "http://localhost:" + PORT)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody())
                .build());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("Content-Type", "Last-Event-ID");
  }
}
