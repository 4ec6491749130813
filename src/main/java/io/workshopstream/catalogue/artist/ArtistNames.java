package io.workshopstream.catalogue.artist;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How names of artists are compared: without case, accents and the width of spaces. */
public final class ArtistNames {

  private ArtistNames() {}

  /** The form in which two spellings of a name are equal. Signs of other scripts are kept. */
  public static String folded(String name) {
    String bare =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{InCombiningDiacriticalMarks}", "");
    return Normalizer.normalize(bare, Normalizer.Form.NFC)
        .replaceAll("[\\s\\h]{1,1000}", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** The single names, folded, of several that are joined by " x ". */
  public static Set<String> of(@Nullable String by) {
    return by == null
        ? Set.of()
        : Arrays.stream(folded(by).split(" x ", -1))
            .filter(name -> !name.isBlank())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The spellings of an artist, folded. */
  public static Set<String> of(Artist artist) {
    return Stream.concat(Stream.of(artist.name()), artist.aliases().stream())
        .map(ArtistNames::folded)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The ids of the known ones among single names; sorted, each once. */
  public static List<String> ids(List<String> names, List<Artist> artists) {
    Set<String> wanted =
        names.stream().map(ArtistNames::folded).collect(Collectors.toUnmodifiableSet());
    return artists.stream()
        .filter(artist -> of(artist).stream().anyMatch(wanted::contains))
        .map(Artist::id)
        .distinct()
        .sorted()
        .toList();
  }
}
