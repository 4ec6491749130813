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

/**
 * The stored workshops and artists. Each method is one transaction; a database failure leaves
 * everything as it was and comes out as an unchecked exception.
 */
@ApplicationScoped
@Transactional
public class Catalogue {

  @PersistenceContext private EntityManager database;
  @Inject private Clock clock;

  /** What the gathered pages would change, without changing it. */
  public RefreshPlan plan(Gathered gathered, LocalDate today) {
    List<Workshop> stored = of(gathered.studio()).stream().map(Entry::workshop).toList();
    return RefreshPlan.of(stored, gathered, today);
  }

  /** Does what the plan says, all of it or nothing. */
  public void apply(RefreshPlan plan) {
    plan.added().forEach(this::store);
    plan.changed().forEach(change -> store(change.after()));
    plan.removed().forEach(this::archive);
  }

  private void store(Workshop workshop) {
    WorkshopRow row = database.find(WorkshopRow.class, workshop.uuid());
    if (row == null) {
      row = new WorkshopRow(workshop.uuid());
      database.persist(row);
    } else if (row.clearIfOtherSlots(workshop)) {
      database.flush(); // the old ones have to go before others take their places
    }
    row.take(workshop, clock.instant());
  }

  private void archive(Workshop workshop) {
    WorkshopRow row = database.find(WorkshopRow.class, workshop.uuid());
    if (row != null) {
      row.archive(clock.instant());
    }
  }

  /** The workshops of one studio that are not archived, by key. */
  public List<Entry> of(StudioId studio) {
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
  public List<Entry> since(LocalDate day) {
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
