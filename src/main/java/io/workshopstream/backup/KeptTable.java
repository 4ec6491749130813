package io.workshopstream.backup;

import java.util.Collections;
import java.util.List;

/**
 * A table whose rows are backed up.
 *
 * @param name as the database has it
 * @param key the columns of its primary key, in order
 * @param piece how many rows are in memory at a time
 * @param filledAtStart whether a server that is new has rows in it, which a restore takes out
 */
public record KeptTable(String name, List<String> key, int piece, boolean filledAtStart) {

  private static final int PIECE = 1_000;
  private static final int PIECE_OF_LONG_ROWS = 20;

  public KeptTable {
    key = List.copyOf(key);
  }

  /** A table that is empty on a new server. */
  public static KeptTable of(String name, String... key) {
    return new KeptTable(name, List.of(key), PIECE, false);
  }

  /** The same of rows that may have half a megabyte each. */
  static KeptTable ofLongRows(String name, String... key) {
    return new KeptTable(name, List.of(key), PIECE_OF_LONG_ROWS, false);
  }

  /** A table that has rows on a new server already. */
  static KeptTable filledAtStart(String name, String... key) {
    return new KeptTable(name, List.of(key), PIECE, true);
  }

  /** The next rows in the order of the key; with {@code after}, those behind a row. */
  String select(boolean after) {
    String columns = String.join(", ", key);
    String marks = String.join(", ", Collections.nCopies(key.size(), "?"));
    // The first part is what the embedded database finds by the index.
    String behind =
        after ? " where " + key.get(0) + " >= ? and (" + columns + ") > (" + marks + ")" : "";
    return "select * from " + name + behind + " order by " + columns + " fetch first ? rows only";
  }
}
