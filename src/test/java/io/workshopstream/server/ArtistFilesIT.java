package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Artists by the file, and names that nobody has. */
class ArtistFilesIT extends OnServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARTISTS = "/api/admin/artists";
  private static final String IMPORT = ARTISTS + "/import";
  private static final String CSV = "text/csv";

  @AfterEach
  void forget() {
    for (String id : List.of("anvi_s", "zoe_k")) {
      send(request(ARTISTS + "/" + id).DELETE().build());
    }
  }

  private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> take(String query, String type, byte[] file) {
    return send(
        request(IMPORT + query)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(file))
            .build());
  }

  private static HttpResponse<String> take(String query, String type, String file) {
    return take(query, type, file.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> export(String query, String accept) {
    return send(request(ARTISTS + "/export" + query).header("Accept", accept).GET().build());
  }

  @Test
  void a_spreadsheet_is_tried_then_taken_and_comes_back_as_it_was() throws Exception {
    String file =
        "artist_id;artist_name;artist_aliases\r\nanvi_s;\"Anvi; Shetty\";'=anvi | a s\r\n";

    JsonNode tried = json(take("", CSV, file));
    assertThat(tried.get("stored").asBoolean()).isFalse();
    assertThat(get(ARTISTS + "/anvi_s").statusCode()).isEqualTo(404);
    JsonNode taken = json(take("?dry_run=false", CSV, file));
    assertThat(taken.get("rows")).isEqualTo(tried.get("rows"));
    assertThat(taken.get("stored").asBoolean()).isTrue();
    assertThat(json(get(ARTISTS + "/anvi_s")).get("artist_aliases").toString())
        .isEqualTo("[\"=anvi\",\"a s\"]");

    HttpResponse<String> table = export("", CSV);
    assertThat(table.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("artists.csv");
    assertThat(table.body()).contains("\"anvi_s\",\"Anvi; Shetty\",\"'=anvi | a s\"");
    JsonNode again = json(take("?dry_run=false", CSV, table.body()));
    assertThat(again.get("totals").get("unchanged")).isEqualTo(again.get("totals").get("rows"));
    HttpResponse<String> list = export("?format=json", "*/*");
    assertThat(list.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("artists.json");
    JsonNode fromJson = json(take("", "application/json", list.body()));
    assertThat(fromJson.get("totals").get("unchanged")).isEqualTo(again.get("totals").get("rows"));
    assertThat(get("/api/audit?action=artists.imported").body()).contains("1 added, 0 changed");
  }

  @Test
  void a_row_that_cannot_be_taken_keeps_the_file_out_unless_parts_are_wanted() throws Exception {
    String file =
        "[{\"artist_id\":\"anvi_s\",\"artist_name\":\"Anvi\"},\n"
            + "{\"artist_id\":\"zoe_k\",\"artist_name\":\"ANVI\"},\n{\"artist_id\":\"new\"}]";

    HttpResponse<String> refused = take("?dry_run=false", "application/json", file);
    assertThat(refused.statusCode()).isEqualTo(409);
    JsonNode rows = JSON.readTree(refused.body()).get("rows");
    assertThat(rows.findValuesAsText("line")).containsExactly("2", "3");
    assertThat(rows.findValuesAsText("other_artist_id")).containsExactly("anvi_s");
    assertThat(get(ARTISTS + "/anvi_s").statusCode()).isEqualTo(404);

    JsonNode parts = json(take("?dry_run=false&partial=true", "application/json", file));
    assertThat(parts.get("totals").get("added").asInt()).isEqualTo(1);
    assertThat(get(ARTISTS + "/anvi_s").statusCode()).isEqualTo(200);
  }

  @Test
  void a_file_that_cannot_be_read_is_refused_with_the_place() {
    assertThat(take("", CSV, "artist_id,nme\n").body()).contains("Line 1, cell 2");
    assertThat(take("", CSV, "artist_id\n\u00e9".getBytes(StandardCharsets.ISO_8859_1)).body())
        .contains("Line 2, column 1: The file must be UTF-8");
    assertThat(take("", "application/json", "[1]").body()).contains("Line 1, column 2");
    for (String query : List.of("?dry_run=maybe", "?partial=1")) {
      assertThat(take(query, CSV, "artist_id\n").statusCode()).as(query).isEqualTo(400);
    }
    assertThat(export("?format=xls", "*/*").statusCode()).isEqualTo(400);
    assertThat(take("", CSV, "artist_id\n" + "x".repeat(4 * 1024 * 1024)).statusCode())
        .isEqualTo(413);
    assertThat(take("", CSV, "artist_id\n" + "x,\n".repeat(100_000)).statusCode()).isEqualTo(400);
    assertThat(get(ARTISTS + "/unmatched?limit=0").statusCode()).isEqualTo(400);
    assertThat(post(ARTISTS, "{\"artist_id\":\"export\",\"artist_name\":\"x\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_name_that_nobody_has_is_matched_by_one_call() throws Exception {
    SITE.clear();
    SITE.page("/list", "<p>Workshops</p><a href='/event/1'>event</a>");
    SITE.page("/event/1", SitePages.workshop("Pal Pal"));
    stream(refresh("test_site"));
    json(take("?dry_run=false", CSV, "artist_id,artist_name\nanvi_s,Aanvi Shetty\n"));

    JsonNode unmatched = json(get(ARTISTS + "/unmatched")).get("names").get(0);
    JsonNode meant = unmatched.get("suggestions").get(0);
    assertThat(meant.get("artist_id").asText()).isEqualTo("anvi_s");
    JsonNode matched =
        json(
            post(
                meant.get("alias_url").asText(),
                "{\"alias\":\"" + unmatched.get("name").asText() + "\"}"));

    assertThat(matched.get("matched").asInt()).isEqualTo(1);
    assertThat(json(get(ARTISTS + "/unmatched")).get("total").asInt()).isZero();
    assertThat(json(get("/api/workshops_by_artist/anvi_s"))).hasSize(1);
  }
}
