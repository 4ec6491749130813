package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a correction over what it would change to a rule that counts, and back. */
class LearnedRulesIT extends OnServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RULES = "/api/admin/studios/test_site/rules";

  /** The page of one event: its title says nothing of the song. */
  private static final String PAGE =
      """
      <html><head><title>%1$s dance workshop</title></head><body><div class="%4$s">
      <h1>%1$s dance workshop</h1><p>Date: %2$s</p><p>Time: 5 pm to 7 pm</p><p>Fee: Rs 850</p>
      <p>Indiranagar, Bangalore</p><div class="tune">%3$s</div></div></body></html>
      """;

  @BeforeEach
  void announce() {
    assertThat(post("/api/fresh-start", "").statusCode()).isEqualTo(204);
    announce("event");
    stream(refresh("test_site"));
  }

  /** Two pages of one layout, of which nobody would say that the songs stand in the last line. */
  static void announce(String layout) {
    SITE.clear();
    SITE.page("/list", "<p>Workshops</p><a href='/event/1'>one</a><a href='/event/2'>two</a>");
    SITE.page("/event/1", PAGE.formatted("Friday special", day(8), "Pal Pal", layout));
    SITE.page("/event/2", PAGE.formatted("Saturday special", day(9), "Kabira", layout));
  }

  private static String day(int days) {
    return LocalDate.now(ZoneId.of("Asia/Kolkata"))
        .plusDays(days)
        .format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode workshop(String event) {
    JsonNode all = json(get("/api/admin/workshops?studio_id=test_site")).get("workshops");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(one -> one.get("uuid").asText().contains(event))
        .findFirst()
        .orElseThrow(() -> new AssertionError(event + " is none of " + all));
  }

  private static String id(String event) {
    return workshop(event).get("workshop_id").asText();
  }

  private static void set(String id, String field, String value) {
    String path = "/api/admin/workshops/" + id + "/overrides/" + field;
    String body = "{\"value\":\"" + value + "\"}";
    json(send(request(path).PUT(BodyPublishers.ofString(body)).build()));
  }

  private static HttpResponse<String> propose(String id, String field) {
    return post(
        RULES + "/proposals", "{\"workshop_id\":\"" + id + "\",\"field\":\"" + field + "\"}");
  }

  /** The number of a rule for the songs that counts. */
  private static long learned() {
    String id = id("friday");
    set(id, "song", "Pal Pal");
    long number = json(propose(id, "song")).get("rule").get("number").asLong();
    JsonNode accepted = json(post(RULES + "/" + number + "/accept", ""));
    assertThat(accepted.get("state").asText()).isEqualTo("active");
    return number;
  }

  private static JsonNode rule(long number) {
    JsonNode rules = json(get(RULES)).get("rules");
    return StreamSupport.stream(rules.spliterator(), false)
        .filter(one -> one.get("number").asLong() == number)
        .findFirst()
        .orElseThrow(() -> new AssertionError(number + " is none of " + rules));
  }

  @Test
  void a_proposal_shows_what_would_change_and_changes_nothing() {
    String id = id("friday");
    set(id, "song", "Pal Pal");

    JsonNode proposal = json(propose(id, "song"));

    assertThat(proposal.get("pages_read").asInt()).isEqualTo(2);
    assertThat(proposal.get("rule").get("place").asText()).isEqualTo("div.event > div.tune#0");
    assertThat(proposal.get("differences").findValuesAsText("after"))
        .containsExactlyInAnyOrder("pal pal", "kabira");
    stream(refresh("test_site"));
    assertThat(workshop("saturday").get("page").get("song").isNull()).isTrue();
  }

  @Test
  void an_accepted_rule_reads_the_other_pages_too_and_says_so_in_their_evidence() {
    String other = id("saturday");
    long number = learned();

    stream(refresh("test_site"));

    JsonNode detail = json(get("/api/admin/workshops/" + other));
    assertThat(detail.get("values").get("song").asText()).isEqualTo("kabira");
    assertThat(detail.get("evidence").get("values").findValuesAsText("extractor"))
        .contains("learned rule " + number);
    assertThat(rule(number).get("missed").asInt()).isZero();
    assertThat(json(get("/api/audit")).toString()).contains("rule.accepted", "div.tune");
  }

  @Test
  void a_preview_of_the_studio_reads_by_the_rule_as_well() {
    long number = learned();
    String url = workshop("saturday").get("page").get("payment_link").asText();

    JsonNode preview =
        json(
            post(
                "/api/extraction/preview",
                "{\"url\":\"" + url + "\",\"studio_id\":\"test_site\"}"));

    assertThat(preview.get("events").toString()).contains("learned rule " + number, "Kabira");
  }

  @Test
  void an_undone_rule_is_as_if_it_had_never_been() {
    String other = id("saturday");
    long number = learned();
    stream(refresh("test_site"));

    assertThat(send(request(RULES + "/" + number).DELETE().build()).statusCode()).isEqualTo(204);
    stream(refresh("test_site"));

    assertThat(json(get("/api/admin/workshops/" + other)).get("values").get("song").isNull())
        .isTrue();
    assertThat(json(get(RULES)).get("rules")).isEmpty();
    assertThat(json(get("/api/audit")).toString()).contains("rule.undone", "div.tune");
    assertThat(send(request(RULES + "/" + number).DELETE().build()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_rule_ends_when_three_refreshes_find_its_layout_nowhere() {
    long number = learned();
    announce("anew");
    for (int time = 1; time <= 3; time++) {
      stream(refresh("test_site"));
      assertThat(rule(number).get("missed").asInt()).isEqualTo(time);
    }

    assertThat(rule(number).get("state").asText()).isEqualTo("expired");
    assertThat(post(RULES + "/" + number + "/accept", "").statusCode()).isEqualTo(409);
  }

  @Test
  void what_the_page_does_not_say_teaches_nothing() {
    String id = id("friday");
    set(id, "song", "Senorita");

    JsonNode proposal = json(propose(id, "song"));

    assertThat(proposal.get("reason").asText()).isEqualTo("not_on_page");
    assertThat(proposal.has("rule")).isFalse();
    assertThat(json(get(RULES)).get("rules")).isEmpty();
  }

  @Test
  void that_one_event_is_none_does_not_take_the_others_away() {
    String id = id("friday");
    set(id, "hidden", "true");

    JsonNode proposal = json(propose(id, "hidden"));

    assertThat(proposal.get("reason").asText()).isEqualTo("others_alike");
  }

  @Test
  void whoever_asks_wrongly_is_told_what_is_wrong() {
    String id = id("friday");

    assertThat(List.of(propose(id, "song"), propose(id, "title"), propose("x", "song")))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(400));
    assertThat(propose(id, "song").body()).contains("set it right first");
    assertThat(propose(id, "title").body()).contains("it was \\\"title\\\"");
    assertThat(post(RULES + "/4711/accept", "").statusCode()).isEqualTo(404);
    assertThat(get("/api/admin/studios/nobody/rules").statusCode()).isEqualTo(404);
  }
}
