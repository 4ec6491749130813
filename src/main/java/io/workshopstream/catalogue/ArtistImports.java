package io.workshopstream.catalogue;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.intake.ImportPlan;
import io.workshopstream.catalogue.intake.ImportRow;
import io.workshopstream.catalogue.intake.RowOutcome;
import io.workshopstream.catalogue.publication.ListingRenewal;
import io.workshopstream.catalogue.store.ArtistRows;
import io.workshopstream.catalogue.store.MatchedWorkshops;
import io.workshopstream.catalogue.store.RowBatch;
import io.workshopstream.catalogue.store.WorkshopRows;
import io.workshopstream.catalogue.workshop.Workshop;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Takes files of artists. A file is one transaction; a database failure leaves everything as it was
 * and comes out as Jdbi's unchecked exception.
 */
public class ArtistImports {

  private final Jdbi database;
  private final Clock clock;

  public ArtistImports(DataSource database, Clock clock) {
    this.database = Jdbi.create(database);
    this.clock = clock;
  }

  /** Which rows of a file are stored. */
  public enum Mode {
    /** None: what would be done is told. */
    DRY_RUN,
    /** All, or none when one of them cannot be taken. */
    WHOLE,
    /** Those that can be taken. */
    PARTIAL
  }

  /**
   * What came of a file.
   *
   * @param stored whether the good rows are stored now
   * @param matched how many workshops name artists now, or would, whom they did not
   */
  public record Imported(List<RowOutcome> rows, boolean stored, int matched) {

    public Imported {
      rows = List.copyOf(rows);
    }

    /** Whether every row can be taken. */
    public boolean isGood() {
      return rows.stream().allMatch(RowOutcome::isGood);
    }
  }

  /** Takes the rows, and puts the artists to the workshops whose pages name them. */
  public Imported take(List<ImportRow> rows, Mode mode) {
    if (mode == Mode.DRY_RUN) {
      return database.inTransaction(handle -> seen(handle, rows));
    }
    try {
      return database.inTransaction(handle -> stored(handle, rows, mode));
    } catch (UnableToExecuteStatementException refused) {
      if (RowBatch.isDuplicate(refused)) { // somebody else added one of them at this moment
        return database.inTransaction(handle -> stored(handle, rows, mode));
      }
      throw refused;
    }
  }

  private static Imported seen(Handle handle, List<ImportRow> rows) {
    ImportPlan plan = ImportPlan.of(rows, ArtistRows.all(handle));
    List<Workshop> matched = MatchedWorkshops.of(handle, plan.learnt());
    return new Imported(plan.outcomes(), false, matched.size());
  }

  private Imported stored(Handle handle, List<ImportRow> rows, Mode mode) {
    ArtistRows.lockAll(handle);
    ImportPlan plan = ImportPlan.of(rows, ArtistRows.all(handle));
    if (mode == Mode.WHOLE && !plan.isGood()) {
      return new Imported(plan.outcomes(), false, 0);
    }
    ArtistRows.write(handle, plan.written());
    List<Workshop> matched = match(handle, plan);
    publish(handle, plan.written(), matched);
    return new Imported(plan.outcomes(), true, matched.size());
  }

  private List<Workshop> match(Handle handle, ImportPlan plan) {
    if (plan.learnt().isEmpty()) {
      return List.of();
    }
    MatchedWorkshops.lock(handle); // what a refresh stores meanwhile is not written over
    List<Workshop> matched = MatchedWorkshops.of(handle, plan.learnt());
    WorkshopRows.replace(handle, matched, clock.instant());
    return matched;
  }

  /** To be the last thing that a transaction does. */
  private void publish(Handle handle, List<Artist> written, List<Workshop> matched) {
    List<String> uuids = matched.stream().map(Workshop::uuid).toList();
    List<String> ids = written.stream().map(Artist::id).toList();
    ListingRenewal.publish(handle, uuids, ids, clock.instant());
  }
}
