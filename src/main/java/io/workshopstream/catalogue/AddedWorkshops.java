package io.workshopstream.catalogue;

import io.workshopstream.catalogue.entry.AddedByHand;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.publication.ListingRenewal;
import io.workshopstream.catalogue.store.ArtistRows;
import io.workshopstream.catalogue.store.OverrideRows;
import io.workshopstream.catalogue.store.WorkshopCondition;
import io.workshopstream.catalogue.store.WorkshopRows;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Workshops that people add by hand because no page announces them. No refresh changes or removes
 * them. Each method is one transaction.
 */
public class AddedWorkshops {

  private final Jdbi database;
  private final Clock clock;

  public AddedWorkshops(DataSource database, Clock clock) {
    this.database = Jdbi.create(database);
    this.clock = clock;
  }

  /** Adds a workshop under a key that none has; without artists of whom nobody knows. */
  public CatalogueEntry add(Workshop workshop, AddedByHand added) {
    return database.inTransaction(
        handle -> {
          Workshop possible = workshop.withKnown(ArtistRows.ids(handle));
          WorkshopRows.add(handle, possible, added);
          publish(handle, possible);
          return find(handle, WorkshopId.of(workshop.uuid())).orElseThrow();
        });
  }

  /** What came of a wish to take a workshop away. */
  public enum Removal {
    REMOVED,
    /** There is none. */
    UNKNOWN,
    /** It was read from a page, and would come back with the next refresh. */
    READ_FROM_A_PAGE
  }

  /** Takes away a workshop that was added by hand. */
  public Removal remove(WorkshopId id) {
    return database.inTransaction(
        handle -> {
          if (WorkshopRows.lock(handle, id).isEmpty()) {
            return Removal.UNKNOWN;
          }
          CatalogueEntry entry = find(handle, id).orElseThrow();
          if (entry.added() == null) {
            return Removal.READ_FROM_A_PAGE;
          }
          WorkshopRows.archive(handle, List.of(entry.page()), clock.instant());
          entry
              .overrides()
              .forEach(one -> OverrideRows.remove(handle, entry.page().uuid(), one.field()));
          publish(handle, entry.page());
          return Removal.REMOVED;
        });
  }

  private void publish(Handle handle, Workshop workshop) {
    ListingRenewal.publish(handle, List.of(workshop.uuid()), clock.instant());
  }

  private static Optional<CatalogueEntry> find(Handle handle, WorkshopId id) {
    return WorkshopRows.select(handle, WorkshopCondition.named(id)).stream().findFirst();
  }
}
