package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studios that are added, changed, tried and removed while the server runs. */
class StudiosAdminIT extends OnServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALL = "/api/admin/studios";
  private static final String ONE = ALL + "/added";
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  @AfterEach
  void forget() {
    post("/api/fresh-start", "");
    delete(ONE, "*");
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> patch(String path, String tag, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", tag)
            .method("PATCH", BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> delete(String path, String tag) {
    return send(request(path).header("If-Match", tag).DELETE().build());
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static String message(HttpResponse<String> answer, int status) {
    return json(answer, status).get("message").asText();
  }

  private static String added(String more) {
    return String.format(
        "{\"id\":\"added\",\"name\":\"Added\",\"start\":\"%s\",\"prefix\":\"%s\",\"internal\":true%s}",
        SITE.address("/added"), SITE.address("/added/w/"), more);
  }

  private static void announce() {
    SITE.clear();
    SITE.page("/added", "<p>Workshops</p><a href='/added/w/1'>event</a>");
    SITE.page("/added/w/1", SitePages.workshop("Pal Pal"));
  }

  private static List<String> listed() {
    return json(get("/api/studios"), 200).findValuesAsText("id");
  }

  private static String over(String run) {
    await()
        .until(
            () ->
                !List.of("queued", "running").contains(json(get(run), 200).get("state").asText()));
    return json(get(run), 200).get("state").asText();
  }

  private static JsonNode stored() {
    return json(get("/api/stored-workshops/added"), 200);
  }

  @Test
  void a_studio_lives_without_a_restart() {
    announce();
    HttpResponse<String> made = post(ALL, added(",\"schedule\":\"30 3 29 2 *\""));
    assertThat(json(made, 201).get("rules").asText()).isEqualTo("database");
    assertThat(made.headers().firstValue("Location").orElseThrow()).endsWith(ONE);
    assertThat(message(post(ALL, added("")), 409)).contains("id must be free");
    assertThat(listed()).contains("added");
    await()
        .untilAsserted(
            () ->
                assertThat(json(get("/api/schedules"), 200).findValuesAsText("studio_id"))
                    .contains("added"));

    HttpResponse<String> attempt = post(ONE + "/try", "");
    JsonNode run = json(attempt, 202);
    assertThat(run.get("dry_run").asBoolean()).isTrue();
    String place = run.get("links").get("self").asText();
    assertThat(attempt.headers().firstValue("Location").orElseThrow()).endsWith(place);
    assertThat(over(place)).isEqualTo("completed");
    assertThat(json(get(place + "/changes"), 200).toString()).contains("pal pal");
    assertThat(stored()).isEmpty();

    assertThat(stream(refresh("added")).toString()).contains("Process completed");
    assertThat(stored()).hasSize(1);
    assertThat(get("/metrics").body()).contains("studio_pages_total{").contains("studio=\"added\"");
    assertThat(message(delete(ONE, "*"), 409)).contains("added still has 1 workshop: approve");

    SITE.page("/added", "<p>Nothing</p>");
    stream(refresh("added"));
    assertThat(message(delete(ONE, "*"), 409)).contains("added still has the run");
    String held =
        json(get("/api/runs?state=needs_approval&studio_id=added"), 200).at("/runs/0/id").asText();
    assertThat(post("/api/runs/" + held + "/approve", "").statusCode()).isEqualTo(200);
    assertThat(over("/api/runs/" + held)).isEqualTo("completed");

    assertThat(delete(ONE, tag(get(ONE))).statusCode()).isEqualTo(204);
    assertThat(message(get(ONE), 404)).isEqualTo("No studio has this id");
    assertThat(listed()).doesNotContain("added");
    assertThat(message(post(ONE + "/try", ""), 404)).contains("Unknown studio");
    assertThat(json(get("/api/audit?subject=added"), 200).findValuesAsText("action"))
        .contains("studio.added", "studio.removed");
  }

  @Test
  void who_read_an_older_state_writes_over_nothing() {
    String first = tag(post(ALL, added("")));

    assertThat(tag(get(ONE))).isEqualTo(first);
    HttpResponse<String> changed = patch(ONE, first, "{\"enabled\":false,\"depth\":2}");
    JsonNode after = json(changed, 200);
    assertThat(after.get("depth").asInt()).isEqualTo(2);
    assertThat(after.get("name").asText()).isEqualTo("Added");
    assertThat(tag(changed)).isNotEqualTo(first).isEqualTo(tag(get(ONE)));
    assertThat(listed()).doesNotContain("added");

    assertThat(message(patch(ONE, first, "{\"depth\":3}"), 412)).contains("read it again");
    assertThat(message(delete(ONE, first), 412)).contains("read it again");
    assertThat(message(patch(ONE, "W/" + tag(changed), "{\"depth\":3}"), 412)).isNotEmpty();
    assertThat(
            message(
                send(
                    request(ONE).method("PATCH", BodyPublishers.ofString("{\"depth\":3}")).build()),
                428))
        .startsWith("If-Match must be");
    assertThat(message(send(request(ONE).DELETE().build()), 428)).startsWith("If-Match must be");
    JsonNode back = json(patch(ONE, "\"x\", " + tag(changed), "{\"depth\":null}"), 200);
    assertThat(back.get("depth").asInt()).isEqualTo(1);
    assertThat(back.get("enabled").asBoolean()).isFalse();
  }

  @Test
  void a_configured_studio_follows_the_configuration_until_it_is_edited() {
    String path = ALL + "/unreachable";
    HttpResponse<String> before = get(path);
    assertThat(json(before, 200).get("rules").asText()).isEqualTo("configuration");

    JsonNode after = json(patch(path, tag(before), "{\"enabled\":false}"), 200);

    assertThat(after.get("rules").asText()).isEqualTo("database");
    assertThat(after.get("edited_at").isNull()).isFalse();
    assertThat(listed()).doesNotContain("unreachable");
    json(patch(path, "*", "{\"enabled\":true}"), 200);
    assertThat(listed()).contains("unreachable");
  }

  @Test
  void a_key_is_nowhere() {
    JsonNode withKey = json(get(ALL + "/dance_n_addiction"), 200);
    JsonNode without = json(get(ALL + "/not_set_up"), 200);

    assertThat(withKey.get("with_key_start").asText()).endsWith("apikey={key}");
    assertThat(withKey.get("missing_key").isNull()).isTrue();
    assertThat(without.get("missing_key").asText()).isEqualTo("NOT_SET_UP_KEY");
    assertThat(
            message(
                patch(
                    ALL + "/dance_n_addiction",
                    "*",
                    "{\"with_key_start\":\"https://elsewhere.example/?k={key}\"}"),
                400))
        .startsWith("with_key_start must be an address at http://localhost:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":7}                               | name must be",
        "{\"name\":null}                            | name must be given",
        "{\"start\":\"ftp://a.example/\"}           | start must be an address that begins with http",
        "{\"start\":\"https://a.example/?key=abc\"} | start must be an address without a secret",
        "{\"start\":\"http://10.0.0.1/\"}           | internal must be false, unless",
        "{\"prefix\":null}                          | prefix must be given",
        "{\"prefix\":\"w/\"}                        | prefix must be an address",
        "{\"with_key_start\":\"https://a.example/\"} | with_key_prefix must be given",
        "{\"depth\":101}                            | depth must be a whole number from 0 to 100; it is \"101\"",
        "{\"depth\":\"two\"}                        | depth must be a whole number",
        "{\"depth\":1.5}                            | depth must be a whole number",
        "{\"keep_query\":\"yes\"}                   | keep_query must be true or false",
        "{\"rendering\":\"often\"}                  | rendering must be one of auto, never, always",
        "{\"zone\":\"Asia/Bombay2\"}                | zone must be the name of a time zone",
        "{\"schedule\":\"@daily\"}                  | schedule must be minute, hour",
        "{\"image_url\":\"data:image/png,x\"}       | image_url must be an address",
        "{\"city\":\"\"}                            | city must be a line",
        "{\"id\":\"other\"}                         | id must be added or left out",
        "[]                                         | object",
      })
  void what_cannot_work_is_told_with_the_name_of_its_field(String change, String message) {
    String tag = tag(post(ALL, added("")));

    assertThat(message(patch(ONE, tag, change), 400)).contains(message);
    assertThat(tag(get(ONE))).isEqualTo(tag);
  }

  @Test
  void all_that_is_wrong_with_a_new_studio_is_told_at_once() {
    assertThat(message(post(ALL, "{\"id\":\"Not An Id\",\"name\":\"x\"}"), 400))
        .startsWith("id must be 1 to 64 lower-case letters");
    assertThat(message(post(ALL, "{\"id\":\"added\",\"depth\":-1,\"zone\":\"x\"}"), 400))
        .contains("depth must be", "zone must be");
    assertThat(message(post(ALL, "{\"id\":\"added\"}"), 400))
        .contains("name must be given", "start must be given, or with_key_start");
    assertThat(
            message(
                post(
                    ALL,
                    "{\"id\":\"added\",\"name\":\"x\",\"start\":\"http://127.0.0.1:2/\","
                        + "\"prefix\":\"http://127.0.0.1:2/\",\"internal\":true}"),
                400))
        .startsWith("internal must be false, unless the server's setting studio.internal-hosts");
  }

  @Test
  void the_list_is_read_page_by_page() {
    post(ALL, added(""));
    List<String> ids = follow(ALL + "?limit=2&sort=id");
    List<String> names = follow(ALL + "?limit=4&sort=-name");

    assertThat(ids)
        .isSorted()
        .doesNotHaveDuplicates()
        .contains("added", "vins.dance.co", "not_set_up");
    assertThat(names).hasSameElementsAs(ids);
    assertThat(
            names.stream().map(id -> json(get(ALL + "/" + id), 200).get("name").asText()).toList())
        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER.reversed());
    assertThat(follow(ALL + "?text=ADDED")).containsExactly("added");
    assertThat(follow(ALL + "?text=dance%20%26%20x")).isEmpty();
    patch(ONE, "*", "{\"enabled\":false}");
    assertThat(follow(ALL + "?enabled=false")).containsExactly("added");
    assertThat(follow(ALL + "?enabled=true&limit=1")).doesNotContain("added").hasSizeGreaterThan(3);
  }

  private static List<String> follow(String first) {
    List<String> ids = new ArrayList<>();
    Optional<String> next = Optional.of(first);
    while (next.isPresent()) {
      HttpResponse<String> page = get(next.get());
      ids.addAll(json(page, 200).findValuesAsText("id"));
      next = next(page);
    }
    return ids;
  }

  private static Optional<String> next(HttpResponse<String> page) {
    Matcher link = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
    return link.matches() ? Optional.of(link.group(1)) : Optional.empty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit must be",
    "limit=201, limit must be",
    "limit=two, limit must be",
    "sort=depth, sort must be one of",
    "enabled=maybe, enabled must be",
    "cursor=!!!, cursor must be",
    "cursor=aWQ, cursor must be",
  })
  void a_parameter_that_cannot_work_is_named(String query, String message) {
    assertThat(message(get(ALL + "?" + query), 400)).startsWith(message);
  }
}
