package io.workshopstream.api.artist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as cells of a table, so that a spreadsheet takes none of them for a formula and the same
 * values come back. A cell that would begin one gets an apostrophe in front; so does one that
 * begins with apostrophes before such a sign, since they would else be taken for ours.
 */
final class CsvCell {

  private static final String FORMULA_SIGNS = "=+-@\t\r\n";
  private static final char SEPARATOR = '|';
  private static final char ESCAPE = '\\';

  private CsvCell() {}

  /** The cell of a value; empty when there is none. */
  static String of(@Nullable String value) {
    if (value == null) {
      return "";
    }
    return beginsFormula(value) ? "'" + value : value;
  }

  /** The value of a cell. */
  static String value(String cell) {
    return cell.startsWith("'") && beginsFormula(cell) ? cell.substring(1) : cell;
  }

  /** Whether a formula begins it, perhaps after apostrophes. */
  private static boolean beginsFormula(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '\'') {
      at++;
    }
    return at < text.length() && FORMULA_SIGNS.indexOf(text.charAt(at)) >= 0;
  }

  /**
   * Several values in one cell, with a bar between them; a bar of theirs has a backslash before.
   */
  static String of(List<String> values) {
    return of(values.stream().map(CsvCell::escaped).collect(Collectors.joining(" | ")));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("|", "\\|");
  }

  /** The values of such a cell, without blanks around them; empty ones are left out. */
  static List<String> values(String cell) {
    List<String> values = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    String text = value(cell);
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign == ESCAPE && at + 1 < text.length()) {
        at++;
        piece.append(text.charAt(at));
      } else if (sign == SEPARATOR) {
        add(values, piece);
      } else {
        piece.append(sign);
      }
    }
    add(values, piece);
    return values;
  }

  private static void add(List<String> values, StringBuilder piece) {
    String value = piece.toString().strip();
    if (!value.isEmpty()) {
      values.add(value);
    }
    piece.setLength(0);
  }
}
