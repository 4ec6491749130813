package io.workshopstream.backup;

/** What came of a file that a server was to be filled from. */
public sealed interface RestoreOutcome {

  /** All of it is stored. */
  record Restored(long rows) implements RestoreOutcome {}

  /**
   * The server has rows already, and nothing was stored.
   *
   * @param table the first one that has some
   */
  record NotEmpty(String table) implements RestoreOutcome {}

  /**
   * The file is not as it was written, and nothing was stored.
   *
   * @param line where that shows, from 1
   * @param reason a sentence that says what must be
   */
  record Unreadable(long line, String reason) implements RestoreOutcome {}

  /** Another file is being read, and nothing was stored of this one. */
  record Busy() implements RestoreOutcome {}

  /**
   * The file is longer than is taken, and nothing was stored.
   *
   * @param most bytes
   */
  record TooLong(long most) implements RestoreOutcome {}
}
