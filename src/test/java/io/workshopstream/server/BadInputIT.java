package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request is said before any work begins, and never with a stack trace. */
class BadInputIT extends OnServer {

  private static final String LONG = "a".repeat(10_000);

  private static void assertProblem(HttpResponse<String> answer, int status, String message)
      throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = new ObjectMapper().readTree(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("message").asText()).contains(message);
    assertThat(answer.body()).doesNotContain("Exception", "\tat ", LONG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 400 | no body",
        "nonsense | 400 | not valid JSON at line 1, column",
        "'{\"studio_id\": ' | 400 | not valid JSON",
        "[1] | 400 | no JSON object",
        "'\"test_site\"' | 400 | no JSON object",
        "null | 400 | no JSON object",
        "{} | 400 | studio_id is required",
        "{\"studio_id\":null} | 400 | studio_id is required",
        "{\"studio_id\":\"  \"} | 400 | studio_id is required",
        "{\"studio_id\":5} | 400 | studio_id is of type number",
        "{\"studio_id\":[\"test_site\"]} | 400 | studio_id is of type array",
        "{\"studio_id\":\"test_site\",\"dry_run\":\"yes\"} | 400 | dry_run",
        "{\"studio_id\":\"nobody\"} | 404 | Unknown studio \"nobody\"; known are: dance_n_addiction",
        "{\"studio_id\":\"../../etc/passwd\"} | 404 | Unknown studio",
        "{\"studio_id\":\"Test Site\"} | 404 | Unknown studio",
        "{\"studio_id\":\"a\\u0000b\"} | 400 | control characters",
        "{\"studio_id\":\"a\\nb\"} | 400 | control characters",
        "{\"studio_id\":\"not_set_up\"} | 409 | NOT_SET_UP_KEY",
      })
  void a_body_that_is_wrong_is_refused_with_what_is_wrong(String body, int status, String message)
      throws Exception {
    for (String path : List.of("refresh-workshops", "process-studio")) {
      assertProblem(post("/api/streaming/" + path, body), status, message);
    }
  }

  @Test
  void an_id_of_ten_thousand_characters_is_refused_and_not_repeated() throws Exception {
    assertProblem(
        post("/api/streaming/refresh-workshops", "{\"studio_id\":\"" + LONG + "\"}"),
        400,
        "studio_id has 10000 characters, more than 64");
    assertProblem(get("/api/streaming/process-studio?studio_id=" + LONG), 400, "more than 64");
  }

  @Test
  void a_body_of_a_million_bytes_is_refused() throws Exception {
    assertProblem(
        post("/api/streaming/refresh-workshops", " ".repeat(1_000_000)), 413, "longer than 65536");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "process-studio | 400 | studio_id is required",
        "process-studio?studio_id= | 400 | studio_id is required",
        "process-studio?studio_id=%20 | 400 | studio_id is required",
        "process-studio?studio_id=nobody | 404 | Unknown studio",
        "process-studio?studio_id=%00 | 400 | ",
        "process-studio?studio_id=a%0D%0Aevent:%20x | 400 | control characters",
        "process-studio?studio_id=not_set_up | 409 | NOT_SET_UP_KEY",
        "refresh-workshops?studio_id= | 400 | studio_id is required",
        "refresh-workshops?studio_id=test_site&dry_run=maybe | 400 | dry_run must be true or false",
        "refresh-workshops?studio_id=test_site&last_event_id=x | 400 | Last-Event-ID",
        "refresh-workshops?studio_id=test_site&last_event_id=gone-1 | 404 | no longer known",
        "nothing-here | 404 | ",
      })
  void an_address_that_is_wrong_is_refused_with_what_is_wrong(
      String path, int status, String message) throws Exception {
    assertProblem(get("/api/streaming/" + path), status, message == null ? "" : message);
  }

  @Test
  void a_method_that_is_not_offered_is_refused_with_those_that_are() throws Exception {
    HttpResponse<String> answer = send(request("/api/streaming/process-studio").DELETE().build());

    assertProblem(answer, 405, "");
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
  }

  @Test
  void a_client_that_wants_no_event_stream_is_told_that_there_is_nothing_else() throws Exception {
    HttpRequest wantsJson =
        request("/api/streaming/process-studio?studio_id=test_site")
            .header("Accept", "application/json")
            .build();

    assertProblem(send(wantsJson), 406, "");
  }

  @Test
  void a_foreign_page_cannot_start_a_job() throws Exception {
    String path = "/api/streaming/process-studio?studio_id=test_site";

    assertProblem(
        send(request(path).header("Origin", "https://evil.example").build()), 403, "origin");
    assertProblem(send(request(path).header("Origin", "null").build()), 403, "origin");
    assertProblem(
        send(request(path).header("Sec-Fetch-Site", "cross-site").build()), 403, "origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/streaming;x/refresh-workshops",
        "/api/%73treaming/refresh-workshops",
      })
  void a_foreign_picture_cannot_start_a_job_by_a_disguised_address(String path) throws Exception {
    assertProblem(
        send(request(path).header("Sec-Fetch-Site", "cross-site").build()), 403, "origin");
  }

  @Test
  void asking_for_the_head_of_a_stream_starts_nothing() throws Exception {
    String before = get("/api/runs?studio_id=test_site").body();
    HttpRequest head =
        request("/api/streaming/refresh-workshops?studio_id=test_site")
            .method("HEAD", BodyPublishers.noBody())
            .build();

    assertThat(send(head).statusCode()).isEqualTo(405);
    assertThat(get("/api/runs?studio_id=test_site").body()).isEqualTo(before);
  }

  @Test
  void what_came_through_a_proxy_is_not_from_this_machine() throws Exception {
    assertProblem(
        send(request("/api/studios").header("X-Forwarded-For", "127.0.0.1").build()),
        401,
        "Only this machine is served");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 400 | Invalid request body",
        "nonsense | 400 | Invalid request body",
        "{\"studio_id\":5} | 400 | Invalid request body",
        "{} | 400 | studio_id is required in request body",
        "{\"studio_id\":\" \"} | 400 | studio_id is required in request body",
        "{\"studio_id\":\"nobody\"} | 400 | Studio ID is not yet supported for admin functions",
      })
  void the_routes_without_streaming_keep_their_old_errors(String body, int status, String message)
      throws Exception {
    for (String path : List.of("refresh_workshops", "refresh_studios")) {
      HttpResponse<String> answer = post("/api/admin/" + path, body);
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
    }
  }

  @Test
  void a_preview_says_what_it_needs() throws Exception {
    assertProblem(post("/api/extraction/preview", "{}"), 400, "url, html or text");
    assertProblem(post("/api/extraction/preview", ""), 400, "no body");
    assertProblem(post("/api/extraction/preview", "nonsense"), 400, "");
    assertProblem(
        post("/api/extraction/preview", "{\"text\":\"x\",\"timezone\":\"Mars\"}"), 400, "Mars");
    assertProblem(
        post("/api/extraction/preview", "{\"text\":\"x\",\"reference_date\":\"soon\"}"),
        400,
        "soon");
    assertProblem(
        post("/api/extraction/preview", "{\"text\":\"x\",\"accept\":\"all\"}"), 400, "any-event");
    assertProblem(
        post("/api/extraction/preview", "{\"text\":\"x\",\"studio_id\":\"nobody\"}"),
        404,
        "nobody");
    assertProblem(
        post("/api/extraction/preview", "{\"url\":\"http://169.254.169.254/latest\"}"),
        400,
        "not public");
  }

  @Test
  void the_server_goes_on_after_all_that() {
    HttpRequest request = request("/api/studios").method("GET", BodyPublishers.noBody()).build();

    assertThat(send(request).statusCode()).isEqualTo(200);
  }
}
