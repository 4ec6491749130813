package io.workshopstream.catalogue;

import io.workshopstream.studio.StudioId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stored workshops and artists. Each method is one transaction; a database failure leaves
 * everything as it was and comes out as an unchecked exception.
 */
@ApplicationScoped
@Transactional
public class Catalogue {

  /** Keys in one statement. */
  private static final int MOST_KEYS = 500;

  @PersistenceContext private EntityManager database;
  @Inject private Clock clock;

  /** What the gathered pages would change, without changing it. */
  public RefreshPlan plan(Gathered gathered, LocalDate today) {
    List<Workshop> stored = of(gathered.studio()).stream().map(CatalogueEntry::workshop).toList();
    return RefreshPlan.of(stored, gathered, today);
  }

  /** Does what the plan says, all of it or nothing. */
  public void apply(RefreshPlan plan) {
    List<Workshop> taken =
        Stream.concat(plan.added().stream(), plan.changed().stream().map(RefreshPlan.Change::after))
            .toList();
    remove(taken.stream().map(Workshop::uuid).toList());
    taken.forEach(this::store);
    plan.removed().forEach(this::archive);
  }

  /**
   * Makes room for rows that are written anew. Changed in place, a meeting would be written before
   * the one that stands at its position is gone, which the table refuses.
   */
  private void remove(List<String> uuids) {
    for (int at = 0; at < uuids.size(); at += MOST_KEYS) {
      database
          .createQuery("delete from WorkshopRow w where w.uuid in :uuids")
          .setParameter("uuids", uuids.subList(at, Math.min(at + MOST_KEYS, uuids.size())))
          .executeUpdate();
    }
  }

  private void store(Workshop workshop) {
    WorkshopRow row = new WorkshopRow(workshop.uuid());
    row.take(workshop, clock.instant());
    database.persist(row);
  }

  private void archive(Workshop workshop) {
    WorkshopRow row = database.find(WorkshopRow.class, workshop.uuid());
    if (row != null) {
      row.archive(clock.instant());
    }
  }

  /** The workshops of one studio that are not archived, by key. */
  public List<CatalogueEntry> of(StudioId studio) {
    return database
        .createQuery(
            "select w from WorkshopRow w where w.studioId = :studio and w.archivedAt is null"
                + " order by w.uuid",
            WorkshopRow.class)
        .setParameter("studio", studio.value())
        .getResultStream()
        .map(WorkshopRow::toEntry)
        .toList();
  }

  /** The workshops of all studios that are not archived and end on the day or later, by key. */
  public List<CatalogueEntry> since(LocalDate day) {
    return database
        .createQuery(
            "select w from WorkshopRow w where w.lastDay >= :day and w.archivedAt is null"
                + " order by w.uuid",
            WorkshopRow.class)
        .setParameter("day", day)
        .getResultStream()
        .map(WorkshopRow::toEntry)
        .toList();
  }

  /** Whether nothing was ever stored. */
  public boolean isEmpty() {
    return database.createQuery("select count(w) from WorkshopRow w", Long.class).getSingleResult()
        == 0;
  }

  /** Everybody who is known, by name. */
  public List<Artist> artists() {
    return database
        .createQuery("select a from ArtistRow a order by a.name, a.id", ArtistRow.class)
        .getResultStream()
        .map(ArtistRow::toArtist)
        .toList();
  }

  /** Adds artists, or renews what is known about them. */
  public void learn(List<Artist> artists) {
    artists.forEach(artist -> database.merge(new ArtistRow(artist)));
  }
}
