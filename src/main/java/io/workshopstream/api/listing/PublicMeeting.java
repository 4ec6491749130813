package io.workshopstream.api.listing;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.listing.ListedMeeting;
import io.workshopstream.catalogue.listing.Publication;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.Studio;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A meeting with what it is shown with.
 *
 * @param workshop without configured keys, and of its slots this one only
 * @param artists those of the workshop who are known
 */
public record PublicMeeting(
    ListedMeeting listed, Workshop workshop, Studio studio, List<Artist> artists) {

  public PublicMeeting {
    artists = List.copyOf(artists);
  }

  public Slot slot() {
    return listed.slot();
  }

  public Publication publication() {
    return listed.publication();
  }

  /** The start in seconds since 1970; midnight when no time is known. */
  public long epoch() {
    return slot().startIn(studio.zone()).getEpochSecond();
  }

  /** The start by the studio's clock; empty when no time is known. */
  public Optional<ZonedDateTime> start() {
    return Optional.ofNullable(slot().start())
        .map(time -> ZonedDateTime.of(slot().date(), time, studio.zone()));
  }

  /** The end by the studio's clock, after midnight when it is not after the start. */
  public Optional<ZonedDateTime> end() {
    LocalTime start = slot().start();
    LocalTime end = slot().end();
    if (start == null || end == null || end.equals(start)) {
      return Optional.empty();
    }
    LocalDate day = end.isBefore(start) ? slot().date().plusDays(1) : slot().date();
    return Optional.of(ZonedDateTime.of(day, end, studio.zone()));
  }

  /** One known artist by name, several by their first names, nobody known as the page says. */
  public @Nullable String label() {
    return switch (artists.size()) {
      case 0 -> workshop.by();
      case 1 -> artists.get(0).name();
      default ->
          artists.stream()
              .map(artist -> artist.name().strip().split("\\s+", 2)[0])
              .collect(Collectors.joining(" X "));
    };
  }

  /** What it is called where one line has to do. */
  public String title() {
    String song = workshop.song();
    String by = label();
    String what = song == null ? studio.name() : song;
    return by == null ? what : what + " – " + by;
  }
}
