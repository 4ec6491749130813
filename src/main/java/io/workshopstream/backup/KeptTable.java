package io.workshopstream.backup;

import java.util.Collections;
import java.util.List;

/**
 * A table whose rows are backed up.
 *
 * @param name as the database has it
 * @param key the columns of its primary key, in order
 * @param filledAtStart whether a server that is new has rows in it, which a restore takes out
 */
public record KeptTable(String name, List<String> key, boolean filledAtStart) {

  public KeptTable {
    key = List.copyOf(key);
  }

  /** A table that is empty on a new server. */
  public static KeptTable of(String name, String... key) {
    return new KeptTable(name, List.of(key), false);
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
