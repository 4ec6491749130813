package io.workshopstream.api.artist;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.catalogue.ArtistImports.Imported;
import io.workshopstream.catalogue.intake.RowOutcome;
import io.workshopstream.catalogue.intake.RowOutcome.FieldChange;
import io.workshopstream.catalogue.intake.RowOutcome.Obstacle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file of artists does, or would do.
 *
 * @param stored whether the good rows are stored now
 * @param matched how many workshops name artists now, or would, whom they did not
 */
public record ImportReport(
    boolean dryRun, boolean stored, Totals totals, int matched, List<Row> rows) {

  /** How many rows there are of each kind. */
  public record Totals(
      long rows, long added, long changed, long unchanged, long rejected, long conflicts) {

    static Totals of(List<RowOutcome> rows) {
      return new Totals(
          rows.size(),
          count(rows, RowOutcome.Kind.ADDED),
          count(rows, RowOutcome.Kind.CHANGED),
          count(rows, RowOutcome.Kind.UNCHANGED),
          count(rows, RowOutcome.Kind.REJECTED),
          count(rows, RowOutcome.Kind.CONFLICT));
    }

    private static long count(List<RowOutcome> rows, RowOutcome.Kind kind) {
      return rows.stream().filter(row -> row.kind() == kind).count();
    }
  }

  /**
   * One row.
   *
   * @param line in which it begins, from 1
   * @param problem why it does nothing; left out unless it is rejected or in conflict
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      long line, String artistId, String outcome, List<Change> changes, @Nullable Problem problem) {

    static Row of(RowOutcome row) {
      return new Row(
          row.line(),
          row.artistId(),
          row.kind().word(),
          row.changes().stream().map(Change::of).toList(),
          row.obstacle() == null ? null : Problem.of(row.obstacle()));
    }
  }

  /** A value before and after. */
  public record Change(String field, @Nullable String before, @Nullable String after) {

    static Change of(FieldChange change) {
      return new Change(change.field().word(), change.before(), change.after());
    }
  }

  /** What is wrong with a row. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Problem(String field, String reason, @Nullable String otherArtistId) {

    static Problem of(Obstacle obstacle) {
      return new Problem(obstacle.field(), obstacle.reason(), obstacle.otherArtist());
    }
  }

  static ImportReport of(Imported imported, boolean dryRun) {
    return new ImportReport(
        dryRun,
        imported.stored(),
        Totals.of(imported.rows()),
        imported.matched(),
        imported.rows().stream().map(Row::of).toList());
  }
}
