package io.workshopstream.api.artist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.api.artist.FileRows.Rows;
import io.workshopstream.api.artist.FileRows.Unreadable;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.intake.ImportRow;
import io.workshopstream.catalogue.intake.ImportRow.Draft;
import io.workshopstream.catalogue.intake.ImportRow.Unfit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files of artists say, and where they are wrong. */
class ArtistFileTest {

  private static final String HEAD =
      "artist_id,artist_name,artist_aliases,image_url,instagram_link\n";

  private static List<ImportRow> rows(FileRows file) {
    assertThat(file).isInstanceOf(Rows.class);
    return ((Rows) file).rows();
  }

  private static String reason(FileRows file) {
    assertThat(file).isInstanceOf(Unreadable.class);
    return ((Unreadable) file).reason();
  }

  private static Draft draft(long line, String id, String name, String... aliases) {
    return new Draft(line, id, name, List.of(aliases), null, null);
  }

  @Test
  void a_table_is_read_line_by_line() {
    assertThat(
            rows(
                ArtistCsv.read(
                    HEAD
                        + "anvi,Anvi Shetty,anvi s | A. Shetty,https://i.example/a,"
                        + "https://instagram.com/anvi\n"
                        + "zoe,Zoe,,,\n")))
        .containsExactly(
            new Draft(
                2,
                "anvi",
                "Anvi Shetty",
                List.of("anvi s", "A. Shetty"),
                "https://i.example/a",
                "https://instagram.com/anvi"),
            draft(3, "zoe", "Zoe"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "artist_id;artist_name\nanvi;Anvi\n",
        "artist_id\tartist_name\nanvi\tAnvi\n",
        "Artist_Name , ARTIST_ID\r\nAnvi,anvi\r\n",
        "\"artist_id\",\"artist_name\"\r\n\"anvi\",\"Anvi\"",
        "artist_id,artist_name,image_url\nanvi,Anvi\n\n,,\n"
      })
  void whatever_a_spreadsheet_puts_between_cells_and_lines(String table) {
    assertThat(rows(ArtistCsv.read(table))).containsExactly(draft(2, "anvi", "Anvi"));
  }

  @Test
  void lines_are_counted_as_an_editor_counts_them() {
    List<ImportRow> rows =
        rows(ArtistCsv.read("\n\nartist_id,artist_name\n\na,A\n,\n\nb,\"B\nB\"\nc,C"));

    assertThat(rows).extracting(ImportRow::line).containsExactly(5L, 8L, 10L);
  }

  @Test
  void a_cell_may_have_separators_quotation_marks_and_line_breaks_in_it() {
    List<ImportRow> rows =
        rows(
            ArtistCsv.read(
                HEAD
                    + "anvi,\"Anvi \"\"A\"\", Shetty\",\"one |\ntwo\",,\nzoe,Zoe,a\\|b\\\\ | c,,\n"));

    assertThat(rows)
        .containsExactly(
            draft(2, "anvi", "Anvi \"A\", Shetty", "one", "two"),
            draft(4, "zoe", "Zoe", "a|b\\", "c"));
  }

  @Test
  void a_wrong_value_is_said_with_its_line_and_field() {
    List<ImportRow> rows =
        rows(
            ArtistCsv.read(
                HEAD
                    + "a b,Anvi,,,\n,Anvi,,,\nzoe,"
                    + "x".repeat(201)
                    + ",,,\nzoe2,Zoe,"
                    + "y".repeat(201)
                    + ",,\nzoe3,Zoe,,javascript:1,\nzoe4,Zoe,,,ftp://x\n"
                    + "export,Zoe,,,\nzoe5,Zoe,,,,more\nzoe6,Zo\u0007e,,,\n"));

    assertThat(rows).allMatch(row -> row instanceof Unfit);
    assertThat(rows.stream().map(row -> row.line() + " " + ((Unfit) row).field()))
        .containsExactly(
            "2 artist_id",
            "3 artist_id",
            "4 artist_name",
            "5 artist_aliases",
            "6 image_url",
            "7 instagram_link",
            "8 artist_id",
            "9 ",
            "10 artist_name");
    assertThat(((Unfit) rows.get(7)).reason()).contains("6 cells").contains("names 5");
  }

  @Test
  void a_first_line_that_names_other_columns_is_refused() {
    assertThat(reason(ArtistCsv.read("artist_id,artist_nme\na,b\n")))
        .startsWith("Line 1, cell 2: no column is called \"artist_nme\"")
        .contains("artist_aliases");
    assertThat(reason(ArtistCsv.read("artist_name\nb\n"))).contains("artist_id is missing");
    assertThat(reason(ArtistCsv.read(""))).contains("artist_id is missing");
    assertThat(reason(ArtistCsv.read("artist_id,artist_name,artist_id\n"))).contains("cell 3");
    assertThat(reason(ArtistCsv.read("x".repeat(100_000)))).hasSizeLessThan(400);
  }

  @Test
  void a_broken_table_is_refused_with_the_place() {
    assertThat(reason(ArtistCsv.read(HEAD + "anvi,\"Anvi\n"))).startsWith("Line ");
    assertThat(reason(ArtistCsv.read(HEAD + "anvi,\"Anvi\"x,,,\n"))).startsWith("Line 2, column ");
  }

  @Test
  void a_file_with_too_many_rows_is_refused() {
    assertThat(rows(ArtistCsv.read("artist_id\n" + "a\n".repeat(FileRows.MOST))))
        .hasSize(FileRows.MOST);
    assertThat(reason(ArtistCsv.read("artist_id\n" + "a\n".repeat(FileRows.MOST + 1))))
        .contains("more than 10000 rows");
    assertThat(reason(ArtistJson.read("[" + "{\"artist_id\":\"a\"},".repeat(10_000) + "{}]")))
        .contains("more than 10000 rows");
  }

  @Test
  void json_is_read_object_by_object() {
    assertThat(
            rows(
                ArtistJson.read(
                    "[{\"artist_id\":\"anvi\",\"artist_name\":\"Anvi\",\"other\":{}},\n"
                        + "{\"artist_id\":\"zoe\",\"artist_aliases\":[\"zo\"],"
                        + "\"image_url\":null},\n"
                        + "{\"artist_id\":7},{\"artist_id\":\"x\",\"artist_aliases\":\"zo\"}]")))
        .containsExactly(
            draft(1, "anvi", "Anvi"),
            new Draft(2, "zoe", null, List.of("zo"), null, null),
            new Unfit(3, "", "artist_id", "artist_id is of type number, not a text"),
            new Unfit(3, "x", "artist_aliases", "artist_aliases must be a list of texts"));
  }

  @Test
  void json_that_is_no_list_of_objects_is_refused_with_the_place() {
    assertThat(reason(ArtistJson.read("{}"))).startsWith("Line 1, column 1: A list");
    assertThat(reason(ArtistJson.read("[\n 1]"))).startsWith("Line 2, column 2: An artist");
    assertThat(reason(ArtistJson.read("[] []"))).startsWith("Line 1, column 4: Nothing");
    assertThat(reason(ArtistJson.read("[{]"))).startsWith("Line 1, column 3: This is not JSON");
    assertThat(reason(ArtistJson.read("[{\"artist_id\":\"a\"}"))).contains("not JSON");
    assertThat(reason(ArtistJson.read(""))).contains("A list");
    assertThat(reason(ArtistJson.read("[".repeat(5000)))).contains("An artist must be");
  }

  @Test
  void bytes_that_are_no_utf_8_are_found_where_they_are() {
    assertThat(Utf8File.of("a\nRen\u00e9".getBytes(ISO_8859_1)))
        .isEqualTo(new Utf8File.Malformed(2, 4));
    assertThat(Utf8File.of("\uFEFFRen\u00e9".getBytes(UTF_8)))
        .isEqualTo(new Utf8File.Text("Ren\u00e9"));
    assertThat(Utf8File.of(new byte[] {'a', (byte) 0xc3})).isEqualTo(new Utf8File.Malformed(1, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1", "+91", "-x", "@anvi", "\tx", "\rx", "\nx", "'=x", "''@", "'plain", "", "a=b"
      })
  void what_a_spreadsheet_would_run_is_marked_and_comes_back(String value) {
    String cell = CsvCell.of(value);

    assertThat(cell).doesNotMatch("(?s)[=+\\-@\t\r\n].*");
    assertThat(CsvCell.value(cell)).isEqualTo(value);
  }

  @Test
  void an_export_begins_with_the_mark_that_spreadsheets_want() {
    Artist artist = new Artist("@anvi", "=Anvi \"A\"", List.of("b|", "-a"), null, null);

    assertThat(ArtistCsv.write(List.of(artist)))
        .isEqualTo(
            "\uFEFF\"artist_id\",\"artist_name\",\"artist_aliases\",\"image_url\","
                + "\"instagram_link\"\r\n"
                + "\"'@anvi\",\"'=Anvi \"\"A\"\"\",\"'-a | b\\|\",\"\",\"\"\r\n");
  }
}
