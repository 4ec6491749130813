package io.workshopstream.catalogue.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a file of artists. */
public sealed interface ImportRow {

  /** The line of the file in which the row begins, from 1. */
  long line();

  /** The artist that the row is about, as far as it says. */
  String id();

  /**
   * What a row says of an artist. What is null, and an alias that is not named, stays as it is.
   *
   * @param aliases spellings to be there besides those that are
   */
  record Draft(
      long line,
      String id,
      @Nullable String name,
      List<String> aliases,
      @Nullable String imageUrl,
      @Nullable String instagramLink)
      implements ImportRow {

    public Draft {
      aliases = List.copyOf(aliases);
    }
  }

  /**
   * A row with a value that no artist can have.
   *
   * @param field the wrong one
   * @param reason a sentence that says what must be
   */
  record Unfit(long line, String id, String field, String reason) implements ImportRow {}
}
