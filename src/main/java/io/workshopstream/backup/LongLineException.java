package io.workshopstream.backup;

import java.io.IOException;

/** A row that would make a line which no restore takes, so that the file ends before it, torn. */
public final class LongLineException extends IOException {

  private static final long serialVersionUID = 1;

  private final String table;
  private final long bytes;

  LongLineException(String table, long bytes) {
    super(
        "A row of "
            + table
            + " makes a line of "
            + bytes
            + " bytes, and a restore takes "
            + BackupLines.LONGEST);
    this.table = table;
    this.bytes = bytes;
  }

  /** The table that has the row. */
  public String table() {
    return table;
  }

  /** How long the line would be. */
  public long bytes() {
    return bytes;
  }
}
