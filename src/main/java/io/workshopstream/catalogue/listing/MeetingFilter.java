package io.workshopstream.catalogue.listing;

import io.workshopstream.catalogue.workshop.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which meetings are wanted.
 *
 * @param since of which studios, and from which day on; none at all when it is empty
 * @param artist by whom, by id; null for anybody
 * @param to the last day; null for no end
 * @param types the kinds of events; empty for all that are listed
 * @param words what they are about; null for anything
 */
public record MeetingFilter(
    List<Since> since,
    @Nullable String artist,
    @Nullable LocalDate to,
    Set<EventType> types,
    @Nullable Words words) {

  public MeetingFilter {
    since = List.copyOf(since);
    types = Set.copyOf(types);
  }

  /** Everything of some studios from some day on. */
  public static MeetingFilter since(List<Since> since) {
    return new MeetingFilter(since, null, null, Set.of(), null);
  }

  /** The same of one artist. */
  public MeetingFilter by(@Nullable String other) {
    return new MeetingFilter(since, other, to, types, words);
  }

  /** The same of those of some studios, whatever they are about. */
  public MeetingFilter of(Set<String> studios) {
    List<Since> some =
        since.stream()
            .map(one -> new Since(one.among(studios), one.day()))
            .filter(one -> !one.studios().isEmpty())
            .toList();
    return new MeetingFilter(some, artist, to, types, null);
  }

  /** The same of those that some words are about. */
  public MeetingFilter about(@Nullable Words others) {
    return new MeetingFilter(since, artist, to, types, others);
  }

  /** Studios, of which a week may begin on another day than that of others. */
  public record Since(Set<String> studios, LocalDate day) {

    public Since {
      studios = Set.copyOf(studios);
    }

    private Set<String> among(Set<String> some) {
      return studios.stream().filter(some::contains).collect(Collectors.toSet());
    }
  }

  /**
   * Words that stand in the song, the artists or their names.
   *
   * @param folded as names are compared
   * @param studios those whose own name has the words
   */
  public record Words(String folded, Set<String> studios) {

    public Words {
      studios = Set.copyOf(studios);
    }
  }
}
