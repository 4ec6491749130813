package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything out as one file, and in again. */
class BackupIT extends OnServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARTISTS = "/api/admin/artists";

  private static HttpResponse<String> restore(String file) {
    return send(
        request("/api/admin/restore")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(file.getBytes(StandardCharsets.UTF_8)))
            .build());
  }

  private static void empty() throws Exception {
    assertThat(post("/api/fresh-start", "").statusCode()).isEqualTo(204);
    for (String id : JSON.readTree(get(ARTISTS).body()).findValuesAsText("artist_id")) {
      assertThat(send(request(ARTISTS + "/" + id).DELETE().build()).statusCode()).isEqualTo(204);
    }
  }

  @Test
  void what_was_there_is_there_again_with_what_people_set() throws Exception {
    SITE.clear();
    SITE.page("/list", "<p>Workshops</p><a href='/event/1'>event</a>");
    SITE.page("/event/1", SitePages.workshop("Pal Pal"));
    stream(refresh("test_site"));
    String id =
        JSON.readTree(get("/api/admin/api/missing_artist_sessions").body())
            .findValuesAsText("workshop_uuid")
            .get(0);
    String workshop = "/api/admin/workshops/" + id;
    send(
        request(workshop + "/overrides/song")
            .PUT(BodyPublishers.ofString("{\"value\":\"Desi Girl\",\"reason\":\"heard\"}"))
            .build());
    JsonNode before = JSON.readTree(get(workshop).body());
    String artists = get(ARTISTS).body();

    HttpResponse<String> file = get("/api/admin/backup");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).contains(".jsonl");
    List<String> lines = file.body().lines().toList();
    assertThat(lines.get(lines.size() - 1)).contains("\"rows\":" + (lines.size() - 2));
    HttpResponse<String> full = restore(file.body());
    assertThat(full.statusCode()).isEqualTo(409);
    assertThat(full.body()).contains("the table artist has rows");

    empty();
    HttpResponse<String> torn = restore(file.body().substring(0, file.body().length() / 2));
    assertThat(torn.statusCode()).isEqualTo(400);
    assertThat(torn.body()).contains("Nothing is stored");
    assertThat(get(ARTISTS).body()).isEqualTo("[]");
    HttpResponse<String> done = restore(file.body());

    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(JSON.readTree(done.body()).get("rows").asInt()).isEqualTo(lines.size() - 2);
    assertThat(JSON.readTree(get(workshop).body())).isEqualTo(before);
    assertThat(get(ARTISTS).body()).isEqualTo(artists);
    assertThat(get("/api/audit").body()).contains("backup.made").contains("backup.restored");
  }

  @Test
  void a_body_longer_than_any_other_is_read_as_it_comes() throws Exception {
    String line = "{\"format\":\"other\",\"padding\":\"" + "x".repeat(2_000_000) + "\"}\n";
    empty();

    HttpResponse<String> answer = restore(line);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Line 1").contains("format");
    assertThat(restore("").statusCode()).isEqualTo(400);
  }

  /** Those of the sample studios, whom other tests look for. */
  @AfterEach
  void bring_the_artists_back() throws Exception {
    byte[] sample = Files.readAllBytes(Path.of("src/main/resources/sample/artists.json"));
    assertThat(
            send(request(ARTISTS + "/import?dry_run=false")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(sample))
                    .build())
                .statusCode())
        .isEqualTo(200);
  }
}
