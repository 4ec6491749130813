package io.workshopstream.catalogue.intake;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a file does, or would do.
 *
 * @param changes the values that become others; none unless the row adds or changes an artist
 * @param obstacle why it does nothing; null unless it is rejected or in conflict
 */
public record RowOutcome(
    long line, String artistId, Kind kind, List<FieldChange> changes, @Nullable Obstacle obstacle) {

  public RowOutcome {
    changes = List.copyOf(changes);
  }

  /** What comes of a row. */
  public enum Kind {
    ADDED,
    CHANGED,
    UNCHANGED,
    /** A value is wrong or missing. */
    REJECTED,
    /** Another artist has the name or the alias. */
    CONFLICT;

    /** The word on the wire. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A value before and after; null where there is none. */
  public record FieldChange(ImportField field, @Nullable String before, @Nullable String after) {}

  /**
   * What is wrong with a row.
   *
   * @param field as on the wire
   * @param reason a sentence that says what must be
   * @param otherArtist the id of the artist with whom it is in conflict; null when it is rejected
   */
  public record Obstacle(String field, String reason, @Nullable String otherArtist) {}

  static RowOutcome rejected(ImportRow row, String field, String reason) {
    return refused(row, Kind.REJECTED, new Obstacle(field, reason, null));
  }

  static RowOutcome refused(ImportRow row, Kind kind, Obstacle obstacle) {
    return new RowOutcome(row.line(), row.id(), kind, List.of(), obstacle);
  }

  /** Whether the row can be stored. */
  public boolean isGood() {
    return obstacle == null;
  }
}
