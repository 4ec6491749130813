package io.workshopstream.catalogue.artist;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Where a choreography is shown.
 *
 * @param url of the video
 * @param song is kept in lower case
 * @param artistIds are kept in order
 */
public record ChoreographyLink(String url, String song, List<String> artistIds) {

  /** By song, then by address. */
  public static final Comparator<ChoreographyLink> BY_SONG =
      Comparator.comparing(ChoreographyLink::song).thenComparing(ChoreographyLink::url);

  /** The most characters of an address. */
  public static final int LONGEST_URL = 500;

  /** The most characters of a song. */
  public static final int LONGEST_SONG = 500;

  /** The most characters of all ids together. */
  public static final int LONGEST_IDS = 12_000;

  public ChoreographyLink {
    song = song.toLowerCase(Locale.ROOT);
    artistIds = artistIds.stream().sorted().toList();
  }
}
