package io.workshopstream.api.artist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.workshopstream.api.artist.FileRows.Rows;
import io.workshopstream.api.catalogue.ArtistDetail;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.intake.ImportPlan;
import io.workshopstream.catalogue.intake.RowOutcome;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever artists there are, and whatever files people send. */
class ArtistFilePropertyTest {

  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private static final String SIGNS = "abé=+-@'|\\\",;x. ❤क";

  /** Of names with everything in them that means something in a table, each used once. */
  @Provide
  Arbitrary<List<Artist>> artists() {
    Arbitrary<String> words =
        Arbitraries.strings()
            .withChars(SIGNS)
            .ofMinLength(1)
            .ofMaxLength(12)
            .map(String::strip)
            .filter(text -> !text.isEmpty());
    Arbitrary<String> links =
        Arbitraries.of("https://i.example/a.png", "http://x.example/?a=1,2;3", "HTTPS://x/'=")
            .filter(link -> link.startsWith("http"))
            .injectNull(0.3);
    Arbitrary<String> ids =
        Arbitraries.strings().withChars("ab@=+-'|x.❤क").ofMinLength(1).ofMaxLength(5);
    return Combinators.combine(ids, words, words.list().ofMaxSize(4), links, links)
        .as(
            (id, name, aliases, image, instagram) ->
                new Artist(
                    id, name, aliases.stream().distinct().sorted().toList(), image, instagram))
        .list()
        .ofMaxSize(8)
        .uniqueElements(Artist::id);
  }

  private static List<RowOutcome> again(FileRows file, List<Artist> known) {
    return ImportPlan.of(((Rows) file).rows(), known).outcomes();
  }

  private static FileRows csv(List<Artist> artists) {
    Utf8File file = Utf8File.of(ArtistCsv.write(artists).getBytes(UTF_8));
    return ArtistCsv.read(((Utf8File.Text) file).text());
  }

  private static FileRows json(List<Artist> artists) throws JsonProcessingException {
    return ArtistJson.read(
        JSON.writeValueAsString(artists.stream().map(ArtistDetail::of).toList()));
  }

  @Property
  void what_was_exported_changes_nothing(@ForAll("artists") List<Artist> artists)
      throws JsonProcessingException {
    for (FileRows file : List.of(csv(artists), json(artists))) {
      assertThat(again(file, artists))
          .hasSize(artists.size())
          .allMatch(row -> row.kind() == RowOutcome.Kind.UNCHANGED);
    }
  }

  @Property
  void what_was_exported_makes_the_same_artists_where_there_are_none(
      @ForAll("artists") List<Artist> artists) throws JsonProcessingException {
    for (Artist artist : artists) {
      List<Artist> one = List.of(artist);
      assertThat(ImportPlan.of(((Rows) csv(one)).rows(), List.of()).written()).isEqualTo(one);
      assertThat(ImportPlan.of(((Rows) json(one)).rows(), List.of()).written()).isEqualTo(one);
    }
  }

  @Property
  void no_cell_begins_a_formula(@ForAll("artists") List<Artist> artists) {
    assertThat(ArtistCsv.write(artists)).doesNotContainPattern("(?s)(^|[,\n])\"[=+\\-@\t\r\n]");
  }

  @Provide
  Arbitrary<String> tables() {
    return Arbitraries.strings()
        .withChars("\"',;|\\\t\r\n=a1 \u0000é")
        .ofMaxLength(80)
        .map(text -> "artist_id,artist_name,artist_aliases\n" + text);
  }

  @Provide
  Arbitrary<String> lists() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"artist_id\"",
            "\"artist_aliases\"",
            "\"a\"",
            "1",
            "null",
            "\n",
            "\\",
            "\"")
        .list()
        .ofMaxSize(30)
        .map(pieces -> "[" + String.join("", pieces));
  }

  @Property
  void whatever_is_sent_is_read_or_refused(
      @ForAll("tables") String table, @ForAll("lists") String list, @ForAll byte[] bytes) {
    for (FileRows file :
        List.of(ArtistCsv.read(table), ArtistJson.read(list), ArtistJson.read(table))) {
      if (file instanceof Rows readable) {
        assertThat(ImportPlan.of(readable.rows(), List.of()).outcomes())
            .hasSameSizeAs(readable.rows());
      } else {
        assertThat(((FileRows.Unreadable) file).reason()).isNotBlank().hasSizeLessThan(500);
      }
    }
    if (Utf8File.of(bytes) instanceof Utf8File.Text file) {
      assertThat(ArtistCsv.read(file.text())).isNotNull();
    }
  }
}
