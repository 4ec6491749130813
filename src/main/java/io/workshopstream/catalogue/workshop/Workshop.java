package io.workshopstream.catalogue.workshop;

import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A workshop as the catalogue keeps it, in normal form.
 *
 * @param uuid stable and unique: studio, page, song and slot
 * @param link the address under which the studio's listing offers it; also where people book
 * @param by the artists, lower case, joined by " x "; null when the page names nobody
 * @param song lower case without emoji; null when the page names none
 * @param slots at least one, in order, without repetition
 * @param pricing one line a price, such as {@code ₹850 (Early Bird)}; null when the page gives none
 * @param artistIds the known artists among {@code by}, sorted; empty when nobody is known
 */
public record Workshop(
    String uuid,
    StudioId studio,
    EventType type,
    URI link,
    @Nullable String by,
    @Nullable String song,
    List<Slot> slots,
    @Nullable String pricing,
    List<String> artistIds) {

  public Workshop {
    slots = List.copyOf(slots);
    artistIds = List.copyOf(artistIds);
    if (slots.isEmpty()) {
      throw new IllegalArgumentException("a workshop has at least one slot: " + uuid);
    }
  }

  /** Whether people would take it for the same one: it meets at a time of the other's. */
  public boolean isLike(Workshop other) {
    boolean song = this.song != null && this.song.equalsIgnoreCase(other.song);
    boolean people = by != null && by.equalsIgnoreCase(other.by);
    return studio.equals(other.studio)
        && (song || people)
        && slots.stream().anyMatch(slot -> other.slots.stream().anyMatch(slot::isAt));
  }

  /** The day of the last slot. */
  public LocalDate lastDay() {
    return slots.stream().map(Slot::date).max(LocalDate::compareTo).orElseThrow();
  }

  /** The same workshop under another key. */
  public Workshop withUuid(String other) {
    return new Workshop(other, studio, type, link, by, song, slots, pricing, artistIds);
  }

  /** The same workshop by other people. */
  public Workshop withPeople(@Nullable String others, List<String> otherIds) {
    return new Workshop(uuid, studio, type, link, others, song, slots, pricing, otherIds);
  }

  /** The same workshop without artists of whom nobody knows. */
  public Workshop withKnown(Set<String> known) {
    return withPeople(by, artistIds.stream().filter(known::contains).toList());
  }

  /** The same workshop with another song. */
  public Workshop withSong(@Nullable String other) {
    return new Workshop(uuid, studio, type, link, by, other, slots, pricing, artistIds);
  }

  /** The same workshop at other times. */
  public Workshop withSlots(List<Slot> others) {
    return new Workshop(uuid, studio, type, link, by, song, others, pricing, artistIds);
  }

  /** The same workshop at other prices. */
  public Workshop withPricing(@Nullable String other) {
    return new Workshop(uuid, studio, type, link, by, song, slots, other, artistIds);
  }

  /** The same workshop under another address. */
  public Workshop withLink(URI other) {
    return new Workshop(uuid, studio, type, other, by, song, slots, pricing, artistIds);
  }

  /** The same workshop as another kind of event. */
  public Workshop withType(EventType other) {
    return new Workshop(uuid, studio, other, link, by, song, slots, pricing, artistIds);
  }
}
