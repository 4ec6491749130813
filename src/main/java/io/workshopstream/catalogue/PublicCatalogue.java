package io.workshopstream.catalogue;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.ListingPage;
import io.workshopstream.catalogue.listing.ListingPlace;
import io.workshopstream.catalogue.listing.MeetingFilter;
import io.workshopstream.catalogue.publication.CatalogueVersion;
import io.workshopstream.catalogue.publication.ListingQueries;
import io.workshopstream.catalogue.workshop.WorkshopId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What the public sees: meetings of workshops and intensives that are neither archived nor hidden,
 * with the values that count. A database failure comes out as Jdbi's unchecked exception.
 */
public class PublicCatalogue {

  private final Jdbi database;

  public PublicCatalogue(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /**
   * The mark of the stored state: another one after each change that can be seen here, and never
   * one that was there before. What is read between two looks that find the same mark belongs to
   * it.
   */
  public String mark() {
    return database.withHandle(CatalogueVersion::read);
  }

  /**
   * Meetings in order, in three statements.
   *
   * @param after where the page before ended; null for the first page
   * @param limit how many at most
   */
  public ListingPage page(
      MeetingFilter filter, ListingOrder order, @Nullable ListingPlace after, int limit) {
    return database.withHandle(handle -> ListingQueries.page(handle, filter, order, after, limit));
  }

  /** Meetings that were listed and are no longer, since some time at the earliest. */
  public ListingPage cancelled(MeetingFilter filter, Instant since, int limit) {
    return database.withHandle(handle -> ListingQueries.cancelled(handle, filter, since, limit));
  }

  /** The meetings of one workshop, in order; none when it is not listed. */
  public ListingPage workshop(WorkshopId id) {
    return database.withHandle(handle -> ListingQueries.workshop(handle, id));
  }

  /** The ids of the artists of some meeting. */
  public Set<String> teaching(MeetingFilter filter) {
    return database.withHandle(handle -> ListingQueries.teaching(handle, filter));
  }

  /**
   * Artists one of whose names has the words; those whose own name begins with them first.
   *
   * @param folded as names are compared
   */
  public List<Artist> artists(String folded, int limit) {
    return database.withHandle(handle -> ListingQueries.artists(handle, folded, limit));
  }
}
