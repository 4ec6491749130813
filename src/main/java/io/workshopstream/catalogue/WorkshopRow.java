package io.workshopstream.catalogue;

import io.workshopstream.studio.StudioId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A workshop in the database; never leaves this room. Times of change are in UTC. */
@Entity
@Table(name = "workshop")
class WorkshopRow {

  @Id
  @Column(length = Columns.KEY)
  private String uuid = "";

  @Column(name = "studio_id", length = Columns.STUDIO)
  private String studioId = "";

  @Column(length = Columns.LINK)
  private String link = "";

  @Column(name = "event_type", length = Columns.EVENT_TYPE)
  private String eventType = "";

  @Column(length = Columns.ARTISTS)
  private @Nullable String artists;

  @Column(length = Columns.SONG)
  private @Nullable String song;

  @Column(length = Columns.PRICING)
  private @Nullable String pricing;

  @Column(name = "last_day")
  private LocalDate lastDay = LocalDate.EPOCH;

  @Column(name = "updated_at")
  private LocalDateTime updatedAt = LocalDateTime.MIN;

  @Column(name = "archived_at")
  private @Nullable LocalDateTime archivedAt;

  @ElementCollection
  @CollectionTable(name = "workshop_slot", joinColumns = @JoinColumn(name = "workshop_uuid"))
  @OrderColumn(name = "position")
  private List<SlotRow> slots = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "workshop_artist", joinColumns = @JoinColumn(name = "workshop_uuid"))
  @OrderColumn(name = "position")
  @Column(name = "artist_id", length = Columns.ARTIST)
  private List<String> artistIds = new ArrayList<>();

  protected WorkshopRow() {}

  WorkshopRow(String uuid) {
    this.uuid = uuid;
  }

  /** Takes the workshop's values over. */
  void take(Workshop workshop, Instant now) {
    studioId = workshop.studio().value();
    link = workshop.link().toString();
    eventType = workshop.type().word();
    artists = workshop.by();
    song = workshop.song();
    pricing = workshop.pricing();
    lastDay = workshop.lastDay();
    slots = new ArrayList<>(workshop.slots().stream().map(SlotRow::new).toList());
    artistIds = new ArrayList<>(workshop.artistIds());
    updatedAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  void archive(Instant now) {
    archivedAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  Workshop toWorkshop() {
    return new Workshop(
        uuid,
        new StudioId(studioId),
        EventType.valueOf(eventType.toUpperCase(Locale.ROOT)),
        URI.create(link),
        artists,
        song,
        slots.stream().map(SlotRow::toSlot).toList(),
        pricing,
        artistIds);
  }

  CatalogueEntry toEntry() {
    return new CatalogueEntry(toWorkshop(), updatedAt.toInstant(ZoneOffset.UTC));
  }
}
