package io.workshopstream.api.artist;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.intake.ImportRow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Artists as a table: comma, semicolon or tab between the cells, a line for each artist. */
final class ArtistCsv {

  /** Without it spreadsheets take UTF-8 for something else. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private ArtistCsv() {}

  /** The whole table, header first, lines as RFC 4180 ends them. */
  static String write(List<Artist> artists) {
    ObjectWriter writer =
        CSV.writerFor(String[].class).with(CsvSchema.emptySchema().withLineSeparator("\r\n"));
    StringWriter text = new StringWriter().append(BYTE_ORDER_MARK);
    try (SequenceWriter rows = writer.writeValues(text)) {
      rows.write(CsvHeader.names());
      for (Artist artist : artists) {
        rows.write(cells(artist));
      }
    } catch (IOException impossible) { // a text does not fail to be written
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static String[] cells(Artist artist) {
    return new String[] {
      CsvCell.of(artist.id()),
      CsvCell.of(artist.name()),
      CsvCell.of(artist.aliases().stream().sorted().toList()),
      CsvCell.of(artist.imageUrl()),
      CsvCell.of(artist.instagramLink())
    };
  }

  static FileRows read(String text) {
    CsvSchema schema =
        CsvSchema.emptySchema().withColumnSeparator(CsvHeader.separator(text)).withQuoteChar('"');
    try (CsvParser parser = CSV.getFactory().createParser(text)) {
      parser.setSchema(schema);
      return read(parser);
    } catch (JsonProcessingException malformed) {
      JsonLocation place = malformed.getLocation();
      return FileRows.at(
          place.getLineNr(), Math.max(1, place.getColumnNr()), malformed.getOriginalMessage());
    } catch (IOException impossible) { // a text does not fail to be read
      throw new UncheckedIOException(impossible);
    }
  }

  private static FileRows read(CsvParser parser) throws IOException {
    Line first = next(parser);
    CsvHeader header = CsvHeader.of(first == null ? List.of() : first.cells());
    if (header.problem() != null) {
      return header.problem();
    }
    List<ImportRow> rows = new ArrayList<>();
    for (Line line = next(parser); line != null; line = next(parser)) {
      if (rows.size() == FileRows.MOST) {
        return FileRows.tooMany();
      }
      rows.add(header.row(line.number(), line.cells()));
    }
    return new FileRows.Rows(rows);
  }

  /** A line of the table with the number, from 1, of the line of the file where it begins. */
  private record Line(long number, List<String> cells) {}

  /**
   * The next line that is not blank, as spreadsheets put some at the end; null when all are read.
   */
  private static @Nullable Line next(JsonParser parser) throws IOException {
    while (parser.nextToken() != null) {
      long number = parser.currentLocation().getLineNr();
      List<String> cells = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        cells.add(parser.getText());
      }
      if (!cells.stream().allMatch(String::isBlank)) {
        return new Line(number, cells);
      }
    }
    return null;
  }
}
