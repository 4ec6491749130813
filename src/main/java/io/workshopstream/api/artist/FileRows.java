package io.workshopstream.api.artist;

import io.workshopstream.catalogue.intake.ImportRow;
import java.util.List;

/** A file of artists after it was read: its rows, or what is in the way of reading it. */
sealed interface FileRows {

  /** The most rows of a file. */
  int MOST = 10_000;

  /** The rows in the order of the file, each checked by itself. */
  record Rows(List<ImportRow> rows) implements FileRows {

    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Why the file as a whole cannot be read.
   *
   * @param reason a sentence with the place, and what to do
   */
  record Unreadable(String reason) implements FileRows {}

  /** A file with too many rows. */
  static Unreadable tooMany() {
    return new Unreadable("The file has more than " + MOST + " rows: send it in pieces");
  }

  /** A file that is wrong at a place, both counted from 1. */
  static Unreadable at(long line, long column, String what) {
    return new Unreadable("Line " + line + ", column " + column + ": " + what);
  }
}
