package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people mend by hand, by the routes of this system and of the old one. */
class CatalogueIT extends OnServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OLD = "/api/admin/api";
  private static final String OTHER = "/admin/api";
  private static final String NOBODY = "0".repeat(24);

  @BeforeEach
  void announce() {
    assertThat(post("/api/fresh-start", "").statusCode()).isEqualTo(204);
    announce("Pal Pal");
    refresh();
  }

  private static void announce(String song) {
    SITE.clear();
    SITE.page("/list", "<p>Workshops</p><a href='/event/1'>event</a>");
    SITE.page("/event/1", SitePages.workshop(song));
  }

  private static List<SseEvent> refresh() {
    return stream(refresh("test_site"));
  }

  @AfterEach
  void forget() {
    for (String id : List.of("anvi_s", "anvi_t")) {
      delete("/api/admin/artists/" + id);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    try {
      return JSON.readTree(answer.body());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> put(String path, String body) {
    return send(request(path).PUT(BodyPublishers.ofString(body)).build());
  }

  private static HttpResponse<String> delete(String path) {
    return send(request(path).DELETE().build());
  }

  private static JsonNode session() {
    JsonNode all = json(get(OLD + "/missing_artist_sessions"));
    return StreamSupport.stream(all.spliterator(), false)
        .filter(one -> one.get("studio_name").asText().equals("Test Site"))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> sessions(String list) {
    return new TreeSet<>(json(get(list)).findValuesAsText("workshop_uuid"));
  }

  private static String id() {
    return session().get("workshop_uuid").asText();
  }

  private static JsonNode shown() {
    JsonNode items = json(get("/api/workshops_by_studio/test_site"));
    List<JsonNode> found = items.findParents("payment_link");
    return found.isEmpty() ? JSON.nullNode() : found.get(0);
  }

  private static String override(String id, String field) {
    return "/api/admin/workshops/" + id + "/overrides/" + field;
  }

  private static void addArtist(String id, String name) {
    HttpResponse<String> answer =
        post(
            "/api/admin/artists",
            "{\"artist_id\":\"" + id + "\",\"artist_name\":\"" + name + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .endsWith("/api/admin/artists/" + id);
  }

  @Test
  void a_value_that_was_set_by_hand_outlives_refreshes_until_it_is_taken_back() {
    String id = id();

    JsonNode set =
        json(put(override(id, "song"), "{\"value\":\"Pal Do Pal\",\"reason\":\"heard\"}"));
    announce("Pal Pal Remix");
    List<SseEvent> told = refresh();

    assertThat(set.get("overrides").get(0).get("reason").asText()).isEqualTo("heard");
    assertThat(told.toString())
        .contains("song was set by hand to \\\"pal do pal\\\" and stays so")
        .contains("the page now says \\\"pal pal remix\\\"");
    assertThat(shown().get("song").asText()).isEqualTo("pal do pal");
    JsonNode detail = json(get("/api/admin/workshops/" + id));
    assertThat(detail.get("values").get("song").asText()).isEqualTo("pal do pal");
    assertThat(detail.get("page").get("song").asText()).isEqualTo("pal pal remix");

    json(delete(override(id, "song")));
    assertThat(shown().get("song").asText()).isEqualTo("pal pal remix");
    assertThat(delete(override(id, "song")).statusCode()).isEqualTo(404);
    assertThat(get("/api/audit?action=override.set&subject=" + id).body()).contains("pal do pal");
  }

  @Test
  void a_workshop_that_is_hidden_is_seen_by_those_who_mend_it_only() {
    String id = id();

    json(put(override(id, "hidden"), "{\"value\":\"true\"}"));

    assertThat(shown().isNull()).isTrue();
    assertThat(sessions(OLD + "/missing_artist_sessions")).doesNotContain(id);
    assertThat(get("/api/admin/workshops?manual=hidden&studio_id=test_site").body()).contains(id);
    json(put(override(id, "hidden"), "{\"value\":\"false\"}"));
    assertThat(shown().isNull()).isFalse();
    assertThat(get("/api/admin/workshops?manual=hidden").body()).doesNotContain(id);
    json(delete(override(id, "hidden")));
  }

  @Test
  void everything_that_the_catalogue_holds_is_listed_a_page_at_a_time() {
    Set<String> ids = new TreeSet<>();
    String next = "/api/admin/workshops?limit=3";
    while (next != null) {
      JsonNode page = json(get(next));
      page.get("workshops")
          .forEach(one -> assertThat(ids.add(one.get("workshop_id").asText())).isTrue());
      next = page.has("next") ? page.get("next").asText() : null;
    }

    assertThat(ids).contains(id());
    assertThat(get("/api/admin/workshops?manual=nonsense").body())
        .contains("manual must be one of overridden, hidden, added");
    assertThat(get("/api/admin/workshops?studio_id=nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void an_artist_who_is_assigned_by_an_old_client_stays_assigned() {
    String id = id();
    addArtist("anvi_s", "Anvi Shetty");

    JsonNode done =
        json(
            put(
                OTHER + "/workshops/" + id + "/assign_artist",
                "{\"artist_id_list\":[\"anvi_s\"],\"artist_name_list\":[\"Anvi\",\"Guest\"]}"));
    refresh();

    assertThat(done.get("message").asText())
        .isEqualTo("Artists Anvi X Guest assigned to workshop " + id + ".");
    assertThat(sessions(OTHER + "/missing_artist_sessions")).doesNotContain(id);
    assertThat(shown().get("by").asText()).isEqualTo("Anvi Shetty");
    JsonNode mine = json(get("/api/workshops_by_artist/anvi_s"));
    assertThat(mine).hasSize(1);
    assertThat(mine.get(0).get("artist").asText()).isEqualTo("Anvi Shetty");
    assertThat(json(get("/api/artists?has_workshops=true")).findValuesAsText("id"))
        .contains("anvi_s");
    assertThat(json(get("/api/artists?has_workshops=false")).findValuesAsText("id"))
        .doesNotContain("anvi_s")
        .contains("jojo.mathew");
    assertThat(json(get("/api/workshops_by_artist/nobody"))).isEmpty();
  }

  @Test
  void a_link_that_is_set_once_is_known_for_the_song_and_the_artist() {
    String id = id();
    addArtist("anvi_s", "Anvi");
    json(post("/api/admin/artists/anvi_s/aliases", "{\"alias\":\"Anvi S\"}"));
    refresh(); // the artist is known now

    assertThat(
            json(get(OLD + "/workshops/missing-instagram-links")).findValuesAsText("workshop_id"))
        .contains(id);
    json(
        put(
            OLD + "/workshops/" + id + "/instagram-link",
            "{\"choreo_insta_link\":\"https://instagram.example/reel/1\"}"));
    json(delete(override(id, "choreo_insta_link")));

    assertThat(shown().get("choreo_insta_link").asText())
        .isEqualTo("https://instagram.example/reel/1");
    JsonNode links = json(get(OTHER + "/artists/anvi_s/choreo-links"));
    assertThat(links.get("count").asInt()).isEqualTo(1);
    assertThat(links.get("data").get(0).get("display_text").asText())
        .isEqualTo("Pal Pal - https://instagram.example/reel/1");
  }

  @Test
  void a_song_that_is_assigned_is_lower_case_and_a_missing_one_is_listed() {
    String id = id();
    json(put(override(id, "song"), "{\"value\":\"TBA\"}"));
    assertThat(sessions(OLD + "/missing_song_sessions")).contains(id);

    JsonNode done =
        json(put(OLD + "/workshops/" + id + "/assign_song", "{\"song\":\"Desi Girl\"}"));

    assertThat(done.get("message").asText())
        .isEqualTo("Song 'desi girl' assigned to workshop " + id + ".");
    assertThat(sessions(OLD + "/missing_song_sessions")).doesNotContain(id);
  }

  @Test
  void what_old_clients_get_wrong_is_said_as_it_was() {
    String id = id();
    String song = OLD + "/workshops/" + id + "/assign_song";
    String artist = OLD + "/workshops/" + id + "/assign_artist";

    assertThat(put(song, "{}").body()).contains("song is required");
    assertThat(put(artist, "{}").body()).contains("artist_id_list is required");
    assertThat(put(artist, "{\"artist_id_list\":[\"a\"]}").body())
        .contains("artist_name_list is required");
    assertThat(put(OLD + "/workshops/" + id + "/instagram-link", "{\"choreo_insta_link\":\"x\"}"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(400);
    assertThat(put(OTHER + "/workshops/none/assign_song", "{\"song\":\"x\"}").body())
        .contains("Invalid workshop UUID format");
    HttpResponse<String> unknown =
        put(OTHER + "/workshops/" + NOBODY + "/assign_song", "{\"song\":\"x\"}");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("\"message\":\"Workshop not found\"");
    assertThat(put(song, "not json").statusCode()).isEqualTo(400);
    assertThat(get(OTHER + "/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void what_belongs_to_the_old_app_alone_is_said_to() {
    for (String path :
        List.of(OLD + "/app-insights", OTHER + "/app-insights", "/api/search/users")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(501);
      assertThat(answer.body()).contains("belong to the old app alone");
    }
    assertThat(post(OTHER + "/send-test-notification", "{}").statusCode()).isEqualTo(501);
    assertThat(json(get("/api/health_check")).get("success").asBoolean()).isTrue();
  }

  @Test
  void artists_are_added_changed_merged_and_forgotten() {
    addArtist("anvi_s", "Anvi Shetty");
    assertThat(
            post(
                    OLD + "/artist",
                    "{\"artist_id\":\"anvi_s\",\"artist_name\":\"Other\",\"artist_aliases\":[]}")
                .statusCode())
        .isEqualTo(409);
    json(
        post(
            OTHER + "/artist",
            "{\"artist_id\":\"anvi_t\",\"artist_name\":\"Ånvi\",\"artist_aliases\":[\"A T\"]}"));
    refresh();
    assertThat(json(get("/api/workshops_by_artist/anvi_t"))).hasSize(1);

    json(
        put(
            "/api/admin/artists/anvi_s",
            "{\"artist_name\":\"Anvi S\",\"image_url\":\"https://images.example/a.png\"}"));
    JsonNode one = json(post("/api/admin/artists/anvi_t/merge", "{\"into\":\"anvi_s\"}"));

    assertThat(one.get("artist_aliases").toString()).isEqualTo("[\"A T\",\"Ånvi\"]");
    assertThat(json(get("/api/workshops_by_artist/anvi_s"))).hasSize(1);
    assertThat(get("/api/admin/artists/anvi_t").statusCode()).isEqualTo(404);
    assertThat(json(get(OLD + "/artists")).findValuesAsText("artist_id"))
        .contains("anvi_s")
        .doesNotContain("anvi_t");
    assertThat(delete("/api/admin/artists/anvi_s").statusCode()).isEqualTo(204);
    assertThat(json(get("/api/workshops_by_artist/anvi_s"))).isEmpty();
    assertThat(put("/api/admin/artists/anvi_s", "{\"artist_name\":\"x\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void an_artist_that_cannot_be_is_refused_with_the_field_that_is_wrong() {
    assertThat(post("/api/admin/artists", "{\"artist_id\":\"a b\",\"artist_name\":\"x\"}").body())
        .contains("An id of an artist must be");
    assertThat(post("/api/admin/artists", "{\"artist_id\":\"anvi_s\"}").body())
        .contains("artist_name is required");
    assertThat(
            post(
                    "/api/admin/artists",
                    "{\"artist_id\":\"anvi_s\",\"artist_name\":\"x\","
                        + "\"image_url\":\"javascript:alert(1)\"}")
                .body())
        .contains("image_url must be an http or https address");
    assertThat(put(override(id(), "time_details"), "{\"value\":\"tomorrow\"}").body())
        .contains("2026-01-24T17:00/19:00");
    assertThat(put(override(id(), "nothing"), "{\"value\":\"x\"}").statusCode()).isEqualTo(404);
    assertThat(put(override(id(), "song"), "{}").body()).contains("value is required");
    assertThat(put(override(id(), "artist_id_list"), "{\"values\":[\"a b\"]}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void words_find_artists_and_workshops_without_case_and_accents() {
    addArtist("anvi_s", "Anvi Shétty");

    assertThat(json(get("/api/search/artists?q=SHETTY")).findValuesAsText("id"))
        .containsExactly("anvi_s");
    assertThat(json(get("/api/search/workshops?q=pal%20PAL")).findValuesAsText("studio_id"))
        .containsExactly("test_site");
    assertThat(json(get("/api/search/workshops?q=test%20site"))).hasSize(1);
    assertThat(json(get("/api/search/artists?q=zz"))).isEmpty();
    for (String wrong :
        List.of("artists", "artists?q=a", "workshops?q=%20a", "artists?q=ab&limit=51")) {
      assertThat(get("/api/search/" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
  }
}
