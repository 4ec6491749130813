package io.workshopstream.catalogue.artist;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How names of artists are compared: without case, accents and the width of spaces. */
public final class ArtistNames {

  private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\h]{1,1000}");

  private ArtistNames() {}

  /** The form in which two spellings of a name are equal. Signs of other scripts are kept. */
  public static String folded(String name) {
    String bare = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    return BLANKS
        .matcher(Normalizer.normalize(bare, Normalizer.Form.NFC))
        .replaceAll(" ")
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

  /** The artist with one more spelling; the same one when it is known already. */
  public static Artist withAlias(Artist artist, String alias) {
    if (of(artist).contains(folded(alias))) {
      return artist;
    }
    Set<String> all = new TreeSet<>(artist.aliases());
    all.add(alias);
    return new Artist(
        artist.id(), artist.name(), List.copyOf(all), artist.imageUrl(), artist.instagramLink());
  }

  /** The artist without an alias, however that is written; the same one when it has no such. */
  public static Artist withoutAlias(Artist artist, String alias) {
    List<String> left =
        artist.aliases().stream().filter(one -> !folded(one).equals(folded(alias))).toList();
    return new Artist(artist.id(), artist.name(), left, artist.imageUrl(), artist.instagramLink());
  }

  /** An artist who is another one as well: with that one's names, and its links where none is. */
  public static Artist both(Artist artist, Artist other) {
    Artist both = withAlias(artist, other.name());
    for (String alias : other.aliases()) {
      both = withAlias(both, alias);
    }
    return new Artist(
        artist.id(),
        artist.name(),
        both.aliases(),
        artist.imageUrl() == null ? other.imageUrl() : artist.imageUrl(),
        artist.instagramLink() == null ? other.instagramLink() : artist.instagramLink());
  }
}
