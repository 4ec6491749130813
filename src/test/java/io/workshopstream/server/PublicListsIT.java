package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lists for everybody: tags, pages, filters, the calendar, the feed and JSON-LD. */
class PublicListsIT extends OnServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LIST = "/api/v1/workshops?studio=test_site";

  @BeforeEach
  void announce() {
    assertThat(post("/api/fresh-start", "").statusCode()).isEqualTo(204);
    SITE.clear();
    SITE.page("/list", "<a href='/event/1'>a</a><a href='/event/2'>b</a><a href='/event/3'>c</a>");
    for (int i = 1; i <= 3; i++) {
      SITE.page("/event/" + i, SitePages.workshop("Pal Pal " + "abc".charAt(i - 1)));
    }
    stream(refresh("test_site"));
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> with(String path, String header, String value) {
    return send(request(path).header(header, value).GET().build());
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static JsonNode first() throws Exception {
    return json(get(LIST)).at("/workshops/0");
  }

  private static void set(String id, String field, String value) {
    HttpResponse<String> answer =
        send(
            request("/api/admin/workshops/" + id + "/overrides/" + field)
                .PUT(BodyPublishers.ofString("{\"value\":\"" + value + "\"}"))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void each_list_has_a_tag_that_changes_when_the_list_does() throws Exception {
    String id = first().get("id").asText();
    for (String path :
        List.of(
            "/api/workshops",
            "/api/workshops_by_studio/test_site",
            "/api/workshops_by_artist/nobody",
            "/api/studios",
            "/api/artists",
            "/api/artists?has_workshops=false",
            LIST,
            "/api/workshops.ics",
            "/api/workshops.feed.json",
            "/api/workshops/" + id)) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
      assertThat(tag(answer)).as(path).matches("\"[0-9a-f]{40}\"");
      assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
      HttpResponse<String> again = with(path, "If-None-Match", tag(answer));
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(tag(again)).isEqualTo(tag(answer));

      set(id, "song", "mended " + path.length());
      HttpResponse<String> later = with(path, "If-None-Match", tag(answer));
      assertThat(later.statusCode()).as(path).isEqualTo(200);
      assertThat(tag(later)).isNotEqualTo(tag(answer));
    }
  }

  @Test
  void pages_follow_each_other_by_their_links() throws Exception {
    List<String> ids = new ArrayList<>();
    String next = LIST + "&limit=1&sort=-date&fields=id,song&text=p%C3%A1l%20PAL";
    int pages = 0;
    while (next != null) {
      HttpResponse<String> answer = get(next);
      JsonNode page = json(answer);
      page.get("workshops").forEach(one -> ids.add(one.get("id").asText()));
      assertThat(page.at("/workshops/0")).hasSize(2);
      next = page.has("next") ? page.get("next").asText() : null;
      assertThat(answer.headers().firstValue("Link"))
          .isEqualTo(java.util.Optional.ofNullable(next).map(to -> "<" + to + ">; rel=\"next\""));
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void filters_go_by_the_values_that_count() throws Exception {
    String id = first().get("id").asText();
    set(id, "time_details", "2031-05-01T22:00/01:00");
    set(id, "event_type", "intensive");

    JsonNode later = json(get(LIST + "&from=2031-05-01&to=2031-05-01&type=intensive"));

    assertThat(later.get("workshops").findValuesAsText("id")).containsExactly(id);
    assertThat(later.at("/workshops/0/ends_at").asText()).isEqualTo("2031-05-02T01:00:00+05:30");
    assertThat(json(get(LIST + "&to=2031-04-30")).get("workshops")).hasSize(2);
    set(id, "hidden", "true");
    assertThat(json(get(LIST + "&from=2031-05-01")).get("workshops")).isEmpty();
    assertThat(json(get(LIST + "&artist=nobody")).get("workshops")).isEmpty();
  }

  @Test
  void what_cannot_be_asked_for_is_refused_with_what_can() {
    for (String[] wrong :
        new String[][] {
          {"fields=song,colour", "fields must be some of id, uuid"},
          {"sort=price", "sort must be one of date, -date"},
          {"type=regulars", "type must be workshop or intensive"},
          {"text=a", "text must have 2 letters at least"},
          {"from=2026-02-30", "from must be a day such as"},
          {"from=2026-03-01&to=2026-02-01", "from must not be after to"},
          {"limit=201", "limit must be a number from 1 to 200"},
          {"limit=0", "limit must be a number from 1 to 200"},
          {"cursor=abc", "cursor must be one that"},
        }) {
      HttpResponse<String> answer = get(LIST + "&" + wrong[0]);
      assertThat(answer.statusCode()).as(wrong[0]).isEqualTo(400);
      assertThat(answer.body()).as(wrong[0]).contains(wrong[1]);
    }
    assertThat(get("/api/v1/workshops?studio=nobody").body()).contains("studio must be the id of");
    assertThat(get("/api/workshops.ics?studio=nobody").statusCode()).isEqualTo(400);
    assertThat(get("/api/workshops/" + "0".repeat(24)).statusCode()).isEqualTo(404);
    assertThat(get("/api/workshops/none").statusCode()).isEqualTo(404);
  }

  @Test
  void a_cursor_counts_for_its_own_list_only() throws Exception {
    String next = json(get(LIST + "&limit=1")).get("next").asText();

    assertThat(get(next).statusCode()).isEqualTo(200);
    assertThat(get(next + "&sort=-date").statusCode()).isEqualTo(400);
    assertThat(get(next + "&to=2040-01-01").statusCode()).isEqualTo(400);
  }

  @Test
  void the_calendar_tells_what_was_cancelled() throws Exception {
    String id = first().get("id").asText();
    List<VEvent> before = events("/api/workshops.ics?studio=test_site");
    assertThat(before).hasSize(3).allMatch(one -> status(one).equals("CONFIRMED"));

    set(id, "hidden", "true");

    List<VEvent> after = events("/api/workshops.ics?studio=test_site");
    VEvent gone =
        after.stream().filter(one -> status(one).equals("CANCELLED")).findFirst().orElseThrow();
    assertThat(after).hasSize(3);
    assertThat(gone.getUid().orElseThrow().getValue()).startsWith(id);
    assertThat(gone.getSequence().getSequenceNo()).isPositive();
    assertThat(events("/api/workshops.ics?artist=nobody")).isEmpty();
  }

  private static String status(VEvent event) {
    return event.getStatus().getValue();
  }

  private static List<VEvent> events(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
        .isEqualToIgnoringCase("text/calendar;charset=utf-8");
    return new CalendarBuilder()
        .build(new StringReader(answer.body()))
        .getComponents(Component.VEVENT);
  }

  @Test
  void a_workshop_is_shown_as_json_and_in_the_words_of_schema_org() throws Exception {
    String id = first().get("id").asText();

    JsonNode plain = json(get("/api/workshops/" + id));
    HttpResponse<String> linked = with("/api/workshops/" + id, "Accept", "application/ld+json");

    assertThat(plain.at("/meetings/0/id").asText()).isEqualTo(id);
    assertThat(json(linked).get("@type").asText()).isEqualTo("DanceEvent");
    assertThat(json(linked).get("startDate").asText())
        .isEqualTo(plain.at("/meetings/0/starts_at").asText());
    assertThat(tag(linked)).isNotEqualTo(tag(get("/api/workshops/" + id)));
    JsonNode feed = json(get("/api/workshops.feed.json?studio=test_site"));
    assertThat(feed.get("feed_url").asText())
        .isEqualTo(BASE + "/api/workshops.feed.json?studio=test_site");
    assertThat(feed.get("items").findValuesAsText("id")).contains(id).hasSize(3);
  }
}
