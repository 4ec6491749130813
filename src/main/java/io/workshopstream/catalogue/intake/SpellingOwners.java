package io.workshopstream.catalogue.intake;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ArtistNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which artists have a spelling, while rows of a file are gone through one after the other. */
final class SpellingOwners {

  private final Map<String, SortedSet<String>> owners = new HashMap<>();

  SpellingOwners(Collection<Artist> known) {
    known.forEach(this::add);
  }

  private void add(Artist artist) {
    for (String spelling : ArtistNames.of(artist)) {
      owners.computeIfAbsent(spelling, one -> new TreeSet<>()).add(artist.id());
    }
  }

  /** Puts an artist in the place of what was known of the same one. */
  void replace(Optional<Artist> before, Artist after) {
    before.ifPresent(
        artist ->
            ArtistNames.of(artist)
                .forEach(spelling -> owners.getOrDefault(spelling, NONE).remove(artist.id())));
    add(after);
  }

  private static final SortedSet<String> NONE = new TreeSet<>();

  /** The first one, by id, who has a spelling and is another artist. */
  Optional<String> other(String spelling, String id) {
    return owners.getOrDefault(ArtistNames.folded(spelling), NONE).stream()
        .filter(owner -> !owner.equals(id))
        .findFirst();
  }
}
