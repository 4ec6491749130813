package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.testsite.Bytes;
import io.workshopstream.testsite.Drip;
import io.workshopstream.testsite.Endless;
import io.workshopstream.testsite.FailsFirst;
import io.workshopstream.testsite.RedirectTo;
import io.workshopstream.testsite.Reset;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Status;
import io.workshopstream.testsite.TornChunk;
import io.workshopstream.testsite.ZipBomb;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A studio's site that misbehaves is told of in the stream, and the catalogue keeps what it had.
 */
class BadSiteIT extends OnServer {

  @BeforeEach
  void store_two_workshops() {
    SITE.clear();
    SITE.page("/list", "<a href='/event/one'>1</a> <a href='/event/two'>2</a>");
    SITE.page("/event/one", SitePages.workshop("Pal Pal"));
    SITE.page("/event/two", SitePages.workshop("Mayya Mayya"));
    assertThat(stream(refresh("test_site")))
        .last()
        .extracting(SseEvent::name)
        .isEqualTo("complete");
    assertThat(songs()).containsExactly("mayya mayya", "pal pal");
  }

  private static List<String> songs() {
    try {
      JsonNode stored = new ObjectMapper().readTree(get("/api/stored-workshops/test_site").body());
      return stored.findValuesAsText("song").stream().sorted().toList();
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Arguments> listings_that_cannot_be_read() {
    return Stream.of(
        Arguments.of(Named.of("500", new Status(500)), "answers with an error (500)"),
        Arguments.of(Named.of("403", new Status(403)), "refuses access (403)"),
        Arguments.of(Named.of("404", new Status(404)), "does not exist (404)"),
        Arguments.of(Named.of("429", new Status(429)), "asks for fewer requests (429"),
        Arguments.of(Named.of("endless bytes", new Endless()), "too large"),
        Arguments.of(Named.of("a drip for ever", new Drip(50)), "did not answer in time"),
        Arguments.of(Named.of("a redirect to itself", new RedirectTo("/list")), "redirects"),
        Arguments.of(
            Named.of("a redirect to a private host", new RedirectTo("http://10.0.0.1/")),
            "not public"),
        Arguments.of(Named.of("a reset connection", new Reset()), "cannot be reached"),
        Arguments.of(Named.of("a torn chunk", new TornChunk()), "cannot be reached"));
  }

  @ParameterizedTest
  @MethodSource("listings_that_cannot_be_read")
  void a_listing_that_cannot_be_read_fails_the_run_and_changes_nothing(Route route, String why) {
    SITE.at("/list", route);

    List<SseEvent> events = stream(refresh("test_site"));

    assertThat(events).extracting(SseEvent::name).endsWith("logs", "error", "close");
    assertThat(events.get(events.size() - 2).json().get("error").asText())
        .startsWith("Error in fetching URL - http://127.0.0.1:")
        .contains(why)
        .doesNotContain("Exception");
    assertThat(songs()).containsExactly("mayya mayya", "pal pal");
  }

  @Test
  void a_site_that_nobody_answers_at_fails_the_run() {
    List<SseEvent> events = stream(refresh("unreachable"));

    assertThat(events).extracting(SseEvent::name).endsWith("logs", "error", "close");
    assertThat(post("/api/admin/refresh_workshops", "{\"studio_id\":\"unreachable\"}").body())
        .startsWith("{\"message\":\"Error in fetching URL - http://127.0.0.1:1/list");
  }

  static Stream<Arguments> pages_that_cannot_be_read() {
    return Stream.of(
        Arguments.of(Named.of("500", new Status(500)), "(500), tried 3 times"),
        Arguments.of(Named.of("404", new Status(404)), "does not exist (404)"),
        Arguments.of(Named.of("endless bytes", new Endless()), "too large"),
        Arguments.of(Named.of("a zip bomb", new ZipBomb(100)), "too large"),
        Arguments.of(Named.of("a redirect to itself", new RedirectTo("/event/two")), "redirects"));
  }

  @ParameterizedTest
  @MethodSource("pages_that_cannot_be_read")
  void a_page_that_cannot_be_read_keeps_its_workshops(Route route, String why) {
    SITE.at("/event/two", route);

    List<SseEvent> events = stream(refresh("test_site"));

    assertThat(events)
        .filteredOn(event -> event.name().equals("logs") && event.level().equals("error"))
        .singleElement()
        .extracting(SseEvent::message)
        .asString()
        .contains("/event/two", why);
    assertThat(events)
        .filteredOn(event -> event.name().equals("logs"))
        .extracting(SseEvent::message)
        .anyMatch(
            message ->
                message.startsWith(
                    "Kept although it was not found again, because its page could not be read in full: mayya"));
    assertThat(events).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(songs()).containsExactly("mayya mayya", "pal pal");
  }

  @Test
  void nine_thousand_events_on_one_page_are_a_thousand_and_the_rest_proves_nothing() {
    String day = LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(10).toString();
    String events =
        IntStream.range(0, 9_000)
            .mapToObj(
                i ->
                    "{\"@type\":\"DanceEvent\",\"name\":\"Jam %d dance workshop\",\"startDate\":\"%sT17:00\"}"
                        .formatted(i, day))
            .collect(Collectors.joining(","));
    SITE.page("/event/two", "<script type=application/ld+json>[" + events + "]</script>");

    List<String> lines =
        stream(request("/api/streaming/refresh-workshops?studio_id=test_site&dry_run=true").build())
            .stream()
            .filter(event -> event.name().equals("logs"))
            .map(SseEvent::message)
            .toList();

    assertThat(lines)
        .anyMatch(line -> line.contains("1000 workshops"))
        .noneMatch(line -> line.startsWith("No longer offered"))
        .noneMatch(line -> line.startsWith("Would no longer"));
  }

  @Test
  void a_page_that_fails_once_and_then_works_is_read() {
    SITE.at(
        "/event/two",
        new FailsFirst(
            1, new Status(503), (request, reply) -> reply.html(SitePages.workshop("Chaleya"))));

    stream(refresh("test_site"));

    assertThat(songs()).containsExactly("chaleya", "pal pal");
  }

  @Test
  void a_page_whose_workshop_is_gone_loses_it_and_the_stream_says_so() {
    SITE.page("/event/two", SitePages.closed());

    List<SseEvent> events = stream(refresh("test_site"));

    assertThat(events)
        .filteredOn(event -> event.name().equals("logs"))
        .extracting(SseEvent::message)
        .anyMatch(message -> message.startsWith("No longer offered: mayya mayya"));
    assertThat(songs()).containsExactly("pal pal");
  }

  @Test
  void a_listing_that_is_suddenly_empty_is_held_back() {
    SITE.page("/list", "<p>Nothing here</p>");

    List<SseEvent> events = stream(refresh("test_site"));

    assertThat(events)
        .filteredOn(event -> event.name().equals("logs"))
        .extracting(SseEvent::message)
        .anyMatch(message -> message.startsWith("Held back: 2 workshops would go"));
    assertThat(songs()).containsExactly("mayya mayya", "pal pal");
  }

  @Test
  void a_dry_run_says_what_would_change_and_stores_nothing() {
    SITE.page("/event/two", SitePages.workshop("Chaleya").replace("T17", "T11"));

    List<SseEvent> events =
        stream(
            request("/api/streaming/refresh-workshops?studio_id=test_site&dry_run=true").build());

    assertThat(events)
        .filteredOn(event -> event.name().equals("logs"))
        .extracting(SseEvent::message)
        .anyMatch(message -> message.startsWith("Would change: 1 new"));
    assertThat(songs()).containsExactly("mayya mayya", "pal pal");
  }

  @Test
  void a_song_that_a_page_corrects_is_the_same_workshop() {
    SITE.page("/event/two", SitePages.workshop("Mayya Mayya Remix"));

    List<SseEvent> events = stream(refresh("test_site"));

    assertThat(events)
        .filteredOn(event -> event.name().equals("logs"))
        .extracting(SseEvent::message)
        .anyMatch(message -> message.contains("1 changed"));
    assertThat(songs()).containsExactly("mayya mayya remix", "pal pal");
  }

  @Test
  void processing_a_studio_saves_what_is_new_and_removes_nothing() {
    SITE.page("/list", "<a href='/event/two'>2</a>");
    SITE.page("/event/two", SitePages.workshop("Chaleya").replace("T17", "T11"));

    stream(request("/api/streaming/process-studio?studio_id=test_site").build());

    assertThat(songs()).containsExactly("chaleya", "mayya mayya", "pal pal");
  }

  @Test
  void a_wrong_charset_does_not_garble_what_is_stored() {
    String page = SitePages.workshop("Señorita").replace("utf-8", "iso-8859-1");
    SITE.at("/event/two", new Bytes("text/html; charset=utf-8", page.getBytes(ISO_8859_1)));

    stream(refresh("test_site"));

    assertThat(songs()).containsExactly("pal pal", "señorita");
  }

  @Test
  void a_page_that_is_torn_in_the_middle_is_read_as_far_as_it_goes() {
    String page = SitePages.workshop("Chaleya");
    String torn = page.substring(0, page.indexOf("</script>") + 9) + "<div><p><b>and th";
    SITE.at("/event/two", new Bytes("text/html", torn.getBytes(UTF_8)));

    stream(refresh("test_site"));

    assertThat(songs()).containsExactly("chaleya", "pal pal");
  }

  private static final String ANVI = "\"performer\":{\"@type\":\"Person\",\"name\":\"Anvi\"}";

  private static String many(String value, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> value.replace("#", Integer.toString(1000 + i)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void pages_with_three_thousand_artists_or_two_thousand_prices_stop_no_refresh() {
    String people = many("{\"@type\":\"Person\",\"name\":\"Dancer Nr#\"}", 3000);
    String prices =
        many(
            "{\"@type\":\"Offer\",\"name\":\"Tier #\",\"price\":#,\"priceCurrency\":\"INR\"}",
            2000);
    String one = SitePages.workshop("Pal Pal").replace(ANVI, "\"performer\":" + people);
    String two = SitePages.workshop("Mayya Mayya").replace(ANVI, ANVI + ",\"offers\":" + prices);
    SITE.page("/event/one", one);
    SITE.page("/event/two", two);

    List<SseEvent> refreshed = stream(refresh("test_site"));
    List<SseEvent> processed =
        stream(request("/api/streaming/process-studio?studio_id=test_site").build());

    assertThat(one).contains("Dancer Nr3999");
    assertThat(two).contains("Tier 2999");
    assertThat(refreshed).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(processed).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(songs()).containsExactly("mayya mayya", "pal pal");
  }

  @Test
  void a_refresh_without_streaming_tells_held_back_from_done() throws Exception {
    String body = "{\"studio_id\":\"test_site\"}";
    SITE.page("/list", "<p>Nothing here</p>");

    HttpResponse<String> answer = post("/api/admin/refresh_workshops", body);

    assertThat(answer.statusCode()).isEqualTo(409);
    JsonNode held = new ObjectMapper().readTree(answer.body());
    String run = held.get("run").asText();
    assertThat(held.get("message").asText())
        .startsWith("Held back, nothing was changed")
        .contains(run);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/api/runs/" + run);
    assertThat(newestState()).isEqualTo("needs_approval");
    assertThat(songs()).containsExactly("mayya mayya", "pal pal");
  }

  @Test
  void whoever_is_told_that_a_refresh_is_done_finds_it_done_in_the_list_of_runs() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(post("/api/admin/refresh_workshops", "{\"studio_id\":\"test_site\"}").body())
          .isEqualTo("null");
      assertThat(newestState()).isEqualTo("completed");
    }
  }

  @Test
  void a_pause_that_a_site_asks_for_is_told_with_its_end_and_an_admin_may_lift_it()
      throws Exception {
    SITE.at("/list", new Status(503, "Retry-After: 3600"));
    assertThat(stream(refresh("test_site")))
        .anyMatch(event -> event.data().contains("the site asked for a pause of 60 minutes"));

    JsonNode pause = new ObjectMapper().readTree(get("/api/admin/pauses").body()).get(0);
    String host = pause.get("host").asText();
    assertThat(host).startsWith("127.0.0.1:");
    assertThat(pause.get("status").asInt()).isEqualTo(503);
    assertThat(java.time.Instant.parse(pause.get("until").asText()))
        .isAfter(java.time.Instant.now());

    SITE.page("/list", "<a href='/event/one'>1</a> <a href='/event/two'>2</a>");
    assertThat(stream(refresh("test_site")))
        .anyMatch(event -> event.data().contains("not asked until "));
    assertThat(delete("/api/admin/pauses/" + host)).isEqualTo(204);
    assertThat(delete("/api/admin/pauses/" + host)).isEqualTo(404);
    assertThat(get("/api/admin/pauses").body()).isEqualTo("[]");
    assertThat(stream(refresh("test_site")))
        .last()
        .extracting(SseEvent::name)
        .isEqualTo("complete");
  }

  private static int delete(String path) {
    return send(request(path).DELETE().build()).statusCode();
  }

  private static String newestState() throws Exception {
    return new ObjectMapper()
        .readTree(get("/api/runs?studio_id=test_site&limit=1").body())
        .at("/runs/0/state")
        .asText();
  }
}
