package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Plans of a server that is killed while it carries them out, and that wants to be surer than usual
 * of what pages announce. {@code -Dkills=30} has it killed more often than the suite does.
 */
class PlansOnOwnServerIT extends OnOwnServer {

  private static final int KILLS = Integer.getInteger("kills", 4);
  private static final int PAGES = 6;
  private static final int EVENTS = 150;
  private static final String REFRESH =
      "/api/streaming/refresh-workshops?studio_id=test_site&detail=full";

  private static OwnServer server;

  @BeforeAll
  static void start() {
    server = OwnServer.start("normalisation.min-confidence=0.85");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** All workshops of a version cost the same, and meet at the same hour. */
  private static void announce(int version) {
    ServerClient.SITE.clear();
    StringBuilder list = new StringBuilder();
    for (int page = 1; page <= PAGES; page++) {
      list.append("<a href='/event/").append(page).append("'>event</a>");
      ServerClient.SITE.page("/event/" + page, page(page, version));
    }
    ServerClient.SITE.page("/list", list.toString());
  }

  private static String page(int page, int version) {
    LocalDate day = LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(10);
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < EVENTS; i++) {
      String at = "%sT%02d:%02d".formatted(day.plusDays(i), version % 12 + 8, page);
      events.append(
          """
          {"@context":"https://schema.org","@type":"DanceEvent","name":"Song %1$d dance workshop",
           "startDate":"%2$s","performer":{"@type":"Person","name":"Anvi"},
           "offers":{"price":%3$d,"priceCurrency":"INR"},
           "location":{"@type":"Place","name":"Test Site","address":"Indiranagar, Bangalore"}},"""
              .formatted(page * 1000 + i, at, 500 + version));
    }
    events.setLength(events.length() - 1);
    return "<h1>Dance workshops</h1><script type=\"application/ld+json\">[" + events + "]</script>";
  }

  private static Set<String> stored(String column, String from) throws SQLException {
    Set<String> values = new HashSet<>();
    try (Connection database = server.openDatabase();
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select " + column + " from " + from)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static void assertWhole() throws SQLException {
    String listed =
        "workshop w join workshop_slot s on s.workshop_uuid = w.uuid where w.archived_at is null";
    Set<String> prices = stored("w.pricing", listed);
    Set<String> hours = stored("hour(s.start_time)", listed);
    Set<String> counts = stored("count(*)", listed);
    assertThat(prices).as("one version, and no other").hasSize(1);
    assertThat(hours).as("with its own times").hasSize(1);
    int version = Integer.parseInt(prices.iterator().next().replaceAll("\\D", "")) - 500;
    assertThat(hours).containsExactly("" + (version % 12 + 8));
    assertThat(counts).as("each workshop once, with its slot").containsExactly("" + PAGES * EVENTS);
  }

  @Test
  void a_kill_at_any_moment_of_applying_leaves_the_old_or_the_new() throws SQLException {
    announce(0);
    assertThat(stream(server.request(REFRESH).build()))
        .last()
        .extracting(SseEvent::name)
        .isEqualTo("complete");
    Random random = new Random(20261129);
    for (int version = 1; version <= KILLS; version++) {
      announce(version);
      stream(
          server.request(REFRESH).build(),
          event ->
              event.name().equals("progress_bar")
                  && event.json().at("/data/current").asInt() == PAGES);
      LockSupport.parkNanos(random.nextInt(1_500) * 1_000_000L);
      server.kill();
      assertWhole();
      server.startAgain();
    }
  }

  // ---- What is unclear

  private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private static HttpResponse<String> post(String path, String body) {
    return OwnServer.send(
        server.request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private static int stored() throws JsonProcessingException {
    return json(server.get("/api/stored-workshops/test_site")).size();
  }

  private static JsonNode reviews(String state) throws JsonProcessingException {
    return json(server.get("/api/admin/reviews?studio_id=test_site&state=" + state)).get("reviews");
  }

  @Test
  void what_is_unclear_waits_for_a_person_whose_answer_holds() throws JsonProcessingException {
    announce(0);
    ServerClient.SITE.page(
        "/list",
        IntStream.rangeClosed(1, PAGES + 1)
            .mapToObj(page -> "<a href='/event/" + page + "'>event</a>")
            .collect(Collectors.joining()));
    ServerClient.SITE.page(
        "/event/" + (PAGES + 1),
        "<h1>Hello</h1><p>A bollywood dance workshop on 7 February 2027, do come.</p>");
    String told = stream(server.request(REFRESH).build()).toString();
    assertThat(told).contains("a person has to look, in the reviews");
    int before = stored();

    JsonNode waiting = reviews("open").get(0);
    String review = "/api/admin/reviews/" + waiting.at("/workshop/workshop_id").asText();
    assertThat(waiting.get("evidence").findValuesAsText("words").toString()).contains("7 February");
    assertThat(json(server.get(review))).isEqualTo(waiting);

    json(post(review + "/accept", "{\"reason\":\"asked them\"}"));
    assertThat(stored()).isEqualTo(before + 1);
    stream(server.request(REFRESH).build());
    assertThat(stored()).isEqualTo(before + 1);
    assertThat(reviews("open")).isEmpty();

    JsonNode refused = json(post(review + "/refuse", ""));
    assertThat(refused.at("/decision/answer").asText()).isEqualTo("refused");
    assertThat(stored()).isEqualTo(before);
    stream(server.request(REFRESH).build());
    assertThat(stored()).isEqualTo(before);
    assertThat(reviews("decided")).hasSize(1);
    assertThat(server.get("/api/admin/reviews?state=both").statusCode()).isEqualTo(400);
    assertThat(server.get("/api/admin/reviews/" + "0".repeat(24)).statusCode()).isEqualTo(404);
  }
}
