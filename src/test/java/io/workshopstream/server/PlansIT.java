package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What refreshes planned, earlier states, the words of pages, and what people add. */
class PlansIT extends OnServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATES = "/api/admin/studios/test_site/states";

  @BeforeEach
  void announce() {
    assertThat(post("/api/fresh-start", "").statusCode()).isEqualTo(204);
    announce(SitePages.workshop("Pal Pal"), priced("Desi Girl", 850));
    refresh();
  }

  private static String priced(String song, int price) {
    return SitePages.workshop(song)
        .replace(
            "\"location\"",
            "\"offers\":{\"price\":" + price + ",\"priceCurrency\":\"INR\"},\"location\"");
  }

  private static void announce(String... pages) {
    SITE.clear();
    StringBuilder list = new StringBuilder("<p>Workshops</p>");
    for (int i = 1; i <= pages.length; i++) {
      list.append("<a href='/event/" + i + "'>event</a>");
      SITE.page("/event/" + i, pages[i - 1]);
    }
    SITE.page("/list", list.toString());
  }

  private static List<SseEvent> refresh() {
    return stream(refresh("test_site"));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return json(answer, 200);
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> delete(String path) {
    return send(request(path).DELETE().build());
  }

  private static List<String> songs() {
    return json(get("/api/workshops_by_studio/test_site")).findValuesAsText("song");
  }

  private static long newestState() {
    return json(get(STATES)).at("/states/0/number").asLong();
  }

  // ---- Plans and states

  @Test
  void a_run_keeps_what_it_planned_with_the_values_before_and_after() {
    announce(SitePages.workshop("Pal Pal"), priced("Desi Girl", 950));
    String run = runOf(refresh());

    JsonNode head = json(get("/api/runs/" + run + "/plans")).at("/plans/0");
    JsonNode content = json(get("/api/admin/plans/" + head.get("number").asLong())).get("content");

    assertThat(head.get("status").asText()).isEqualTo("applied");
    assertThat(head.get("changed").asInt()).isEqualTo(1);
    assertThat(content.get("unchanged").asInt()).isEqualTo(1);
    assertThat(content.at("/changed/0/before/pricing_info").asText()).contains("850");
    assertThat(content.at("/changed/0/after/pricing_info").asText()).contains("950");
    assertThat(get("/api/admin/plans/999999999").statusCode()).isEqualTo(404);
  }

  private static String runOf(List<SseEvent> events) {
    String id = events.get(events.size() - 1).id();
    return id.substring(0, id.lastIndexOf('-'));
  }

  @Test
  void a_dry_run_keeps_a_plan_that_was_shown_only() {
    announce(SitePages.workshop("Pal Pal"));
    String run =
        runOf(
            stream(
                request("/api/streaming/refresh-workshops?studio_id=test_site&dry_run=true")
                    .build()));

    JsonNode head = json(get("/api/runs/" + run + "/plans")).at("/plans/0");

    assertThat(head.get("status").asText()).isEqualTo("shown");
    assertThat(head.get("removed").asInt()).isEqualTo(1);
    assertThat(songs()).hasSize(2);
  }

  @Test
  void an_earlier_state_is_looked_at_and_comes_back() {
    long before = newestState();
    announce(SitePages.workshop("Pal Pal"));
    refresh();
    assertThat(songs()).containsExactly("pal pal");

    JsonNode state = json(get(STATES + "/" + before));
    JsonNode shown = json(post(STATES + "/" + before + "/restore", "{\"dry_run\":true}"));
    assertThat(songs()).containsExactly("pal pal");
    JsonNode done = json(post(STATES + "/" + before + "/restore", ""));

    assertThat(state.findValuesAsText("song")).containsExactlyInAnyOrder("pal pal", "desi girl");
    assertThat(shown.get("applied").asBoolean()).isFalse();
    assertThat(done.get("applied").asBoolean()).isTrue();
    assertThat(done.get("plan")).isEqualTo(shown.get("plan"));
    assertThat(songs()).containsExactlyInAnyOrder("pal pal", "desi girl");
    assertThat(json(get(STATES)).at("/states/0/cause").asText()).isEqualTo("restore");
    assertThat(get("/api/audit?action=state.restored").body()).contains("state " + before);
    assertThat(post(STATES + "/999999999/restore", "").statusCode()).isEqualTo(404);
    assertThat(get("/api/admin/studios/nobody/states").statusCode()).isEqualTo(404);
  }

  @Test
  void a_state_that_would_take_most_away_comes_back_only_when_that_is_said() {
    long two = newestState();
    announce(
        SitePages.workshop("Pal Pal"),
        SitePages.workshop("Desi Girl"),
        SitePages.workshop("Mayya"),
        SitePages.workshop("Kajra Re"),
        SitePages.workshop("Garba"));
    refresh();
    assertThat(songs()).hasSize(5);

    HttpResponse<String> refused = post(STATES + "/" + two + "/restore", "{}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("3 workshops", "accept_loss");
    json(post(STATES + "/" + two + "/restore", "{\"accept_loss\":true}"));

    assertThat(songs()).hasSize(2);
  }

  @Test
  void states_come_in_pages() {
    announce(SitePages.workshop("Pal Pal"));
    refresh();

    JsonNode first = json(get(STATES + "?limit=1"));
    JsonNode second = json(get(first.get("next").asText()));

    assertThat(first.get("states")).hasSize(1);
    assertThat(second.at("/states/0/number").asLong())
        .isLessThan(first.at("/states/0/number").asLong());
  }

  // ---- Evidence

  @Test
  void each_value_knows_the_words_of_the_page_that_it_rests_on() {
    String id = workshopOf("/event/2");

    JsonNode evidence = json(get("/api/admin/workshops/" + id)).get("evidence");

    assertThat(evidence.get("page").asText()).endsWith("/event/2");
    assertThat(evidence.findValuesAsText("value")).contains("name", "start", "offers");
    assertThat(evidence.findValuesAsText("words").toString()).contains("850");
  }

  private static String workshopOf(String page) {
    JsonNode all = json(get(STATES + "/" + newestState())).get("workshops");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(one -> one.at("/values/payment_link").asText().endsWith(page))
        .map(one -> one.get("workshop_id").asText())
        .findFirst()
        .orElseThrow();
  }

  // ---- Workshops that no page announces

  private static String added(String more) {
    return "{\"studio_id\":\"test_site\",\"song\":\"Jhoom\",\"by\":\"anvi shetty\","
        + "\"payment_link\":\"https://studio.example/jhoom\",\"reason\":\"told by phone\""
        + more
        + "}";
  }

  private static final String TIMES = ",\"time_details\":[\"2027-02-07T17:00/19:00\"]";

  @Test
  void a_workshop_that_people_add_stays_whatever_the_pages_say_until_they_take_it_away() {
    HttpResponse<String> answer = post("/api/admin/workshops", added(TIMES));
    JsonNode detail = json(answer, 201);
    String path = "/api/admin/workshops/" + detail.get("workshop_id").asText();
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(path);

    refresh();
    assertThat(songs()).contains("jhoom").hasSize(3);
    assertThat(json(get(path)).at("/added/reason").asText()).isEqualTo("told by phone");
    String read = json(get(STATES + "/" + newestState())).at("/workshops/0/workshop_id").asText();
    HttpResponse<String> refused = delete("/api/admin/workshops/" + read);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("hidden");

    assertThat(delete(path).statusCode()).isEqualTo(204);
    assertThat(songs()).hasSize(2);
    assertThat(delete(path).statusCode()).isEqualTo(404);
    assertThat(get("/api/audit?action=workshop.added").body()).contains("test_site/by-hand/");
  }

  @Test
  void a_workshop_that_cannot_be_is_refused_with_the_name_of_the_field() {
    assertThat(post("/api/admin/workshops", added("")).body()).contains("time_details must be");
    assertThat(post("/api/admin/workshops", added(",\"time_details\":[\"soon\"]")).body())
        .contains("time_details must be");
    assertThat(post("/api/admin/workshops", added(TIMES).replace("test_site", "nobody")).body())
        .contains("No studio has this id");
    assertThat(post("/api/admin/workshops", added(TIMES).replace("https:", "ftp:")).body())
        .contains("payment_link must be");
    assertThat(
            post("/api/admin/workshops", added(TIMES + ",\"artist_id_list\":[\"nobody\"]")).body())
        .contains("nobody is nobody");
    assertThat(post("/api/admin/workshops", "").body()).contains("studio_id");
    assertThat(songs()).hasSize(2);
  }
}
