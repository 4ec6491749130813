package io.workshopstream.api.artist;

import io.workshopstream.catalogue.intake.ImportField;
import io.workshopstream.catalogue.intake.ImportRow;
import io.workshopstream.catalogue.intake.ImportRow.Draft;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a table of artists: which column is which.
 *
 * @param columns the names of the columns in lower case, in order
 * @param problem why this is no such line; null when it is one
 */
record CsvHeader(List<String> columns, FileRows.@Nullable Unreadable problem) {

  private static final List<String> NAMES =
      Stream.concat(
              Stream.of(ImportField.ID), Arrays.stream(ImportField.values()).map(ImportField::word))
          .toList();
  private static final String SEPARATORS = ",;\t";
  private static final int LONGEST_SHOWN = 40;

  static String[] names() {
    return NAMES.toArray(new String[0]);
  }

  /** What stands between the names of the first line; a comma where there is only one name. */
  static char separator(String text) {
    return text.lines()
        .findFirst()
        .flatMap(
            line -> line.chars().filter(sign -> SEPARATORS.indexOf(sign) >= 0).boxed().findFirst())
        .map(sign -> (char) sign.intValue())
        .orElse(',');
  }

  static CsvHeader of(List<String> cells) {
    List<String> columns =
        cells.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
    return new CsvHeader(columns, problem(columns));
  }

  private static FileRows.@Nullable Unreadable problem(List<String> columns) {
    for (int at = 0; at < columns.size(); at++) {
      String name = columns.get(at);
      if (!NAMES.contains(name)) {
        return wrong(at, "no column is called \"" + shown(name) + "\"");
      }
      if (columns.indexOf(name) < at) {
        return wrong(at, "there are two columns " + name);
      }
    }
    return columns.contains(ImportField.ID) ? null : wrong(0, "the column artist_id is missing");
  }

  private static String shown(String name) {
    return name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
  }

  private static FileRows.Unreadable wrong(int at, String what) {
    return new FileRows.Unreadable(
        "Line 1, cell "
            + (at + 1)
            + ": "
            + what
            + ". The first line must name the columns, artist_id and any of "
            + String.join(", ", NAMES.subList(1, NAMES.size()))
            + ", with commas, semicolons or tabs between");
  }

  /** What a line of the table says. */
  ImportRow row(long line, List<String> cells) {
    String id = CsvCell.value(cell(cells, ImportField.ID));
    if (cells.size() > columns.size()) {
      return RowCheck.unfit(
          line,
          id,
          "",
          "The line has " + cells.size() + " cells, and the first line names " + columns.size());
    }
    return RowCheck.checked(
        new Draft(
            line,
            id,
            CsvCell.value(cell(cells, ImportField.NAME.word())),
            CsvCell.values(cell(cells, ImportField.ALIASES.word())),
            CsvCell.value(cell(cells, ImportField.IMAGE.word())),
            CsvCell.value(cell(cells, ImportField.INSTAGRAM.word()))));
  }

  /** Empty where the line ends before, or the table has no such column. */
  private String cell(List<String> cells, String name) {
    int at = columns.indexOf(name);
    return at < 0 || at >= cells.size() ? "" : cells.get(at);
  }
}
