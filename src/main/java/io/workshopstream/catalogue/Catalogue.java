package io.workshopstream.catalogue;

import io.workshopstream.studio.StudioId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The stored workshops and artists. Each method is one transaction; a database failure leaves
 * everything as it was and comes out as Jdbi's unchecked exception.
 */
public class Catalogue {

  private final Jdbi database;
  private final Clock clock;

  public Catalogue(DataSource database, Clock clock) {
    this.database = Jdbi.create(database);
    this.clock = clock;
  }

  /** What the gathered pages would change, without changing it. */
  public RefreshPlan plan(Gathered gathered, LocalDate today) {
    List<Workshop> stored = of(gathered.studio()).stream().map(CatalogueEntry::workshop).toList();
    return RefreshPlan.of(stored, gathered, today);
  }

  /** Does what the plan says, all of it or nothing. */
  public void apply(RefreshPlan plan) {
    database.useTransaction(applying(plan)::accept);
  }

  /**
   * What the plan says, to be done in a transaction of the caller's, together with what else the
   * caller does in it.
   */
  public Consumer<Handle> applying(RefreshPlan plan) {
    return handle -> apply(plan, handle);
  }

  private void apply(RefreshPlan plan, Handle transaction) {
    Instant now = clock.instant();
    List<Workshop> taken =
        Stream.concat(plan.added().stream(), plan.changed().stream().map(RefreshPlan.Change::after))
            .toList();
    WorkshopRows.replace(transaction, taken, now);
    WorkshopRows.archive(transaction, plan.removed(), now);
  }

  /** The workshops of one studio that are not archived, by key. */
  public List<CatalogueEntry> of(StudioId studio) {
    return database.withHandle(handle -> WorkshopRows.of(handle, studio));
  }

  /** The workshops of all studios that are not archived and end on the day or later, by key. */
  public List<CatalogueEntry> since(LocalDate day) {
    return database.withHandle(handle -> WorkshopRows.since(handle, day));
  }

  /** Whether nothing was ever stored. */
  public boolean isEmpty() {
    return database.withHandle(WorkshopRows::isEmpty);
  }

  /** Everybody who is known, by name. */
  public List<Artist> artists() {
    return database.withHandle(ArtistRows::all);
  }

  /** Adds artists, or renews what is known about them. */
  public void learn(List<Artist> artists) {
    database.useTransaction(handle -> ArtistRows.write(handle, artists));
  }
}
