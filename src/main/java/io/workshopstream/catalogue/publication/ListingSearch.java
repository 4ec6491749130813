package io.workshopstream.catalogue.publication;

import io.workshopstream.catalogue.listing.MeetingFilter;
import io.workshopstream.catalogue.listing.MeetingFilter.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which meetings can be about words, each a question of its own that an index answers:
 * the words stand in the song or the artists, in the name of a known artist, or in that of the
 * studio. Where few rows can answer, these are looked up; where many can, the first ones in order
 * are soon found.
 */
final class ListingSearch {

  private static final int FEW = 300;
  private static final int FEW_ROWS = 2_000;
  private static final int MOST_LOOKS = 3;

  private ListingSearch() {}

  /**
   * One way.
   *
   * @param filter which of the meetings
   * @param about what they are about besides; null for anything
   */
  record Way(MeetingFilter filter, @Nullable About about) {}

  /**
   * A condition on the listing.
   *
   * @param pattern the value of {@code :about}; null when there is none
   * @param keys the values of {@code <keys>}: those that few rows have; empty when it is asked of
   *     each row in order
   */
  record About(String sql, @Nullable String pattern, Collection<String> keys) {

    boolean isOfFew() {
      return !keys.isEmpty();
    }
  }

  static List<Way> ways(Handle handle, MeetingFilter filter) {
    Words words = filter.words();
    if (words == null) {
      return List.of(new Way(filter, null));
    }
    List<Way> ways = new ArrayList<>();
    said(handle, words.folded()).ifPresent(about -> ways.add(new Way(filter, about)));
    named(handle, words.folded()).ifPresent(about -> ways.add(new Way(filter, about)));
    if (!words.studios().isEmpty()) {
      ways.add(new Way(filter.of(words.studios()), null));
    }
    return ways;
  }

  private static Optional<About> said(Handle handle, String folded) {
    String sql = "m.words like :about escape '!'";
    String pattern = "%" + literally(folded) + "%";
    Uses rarest =
        patterns(folded).stream()
            .map(one -> Uses.like(handle, one))
            .min(Comparator.comparing(Uses::count))
            .orElseThrow();
    if (rarest.words().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        rarest.isOfFew()
            ? new About(
                "m.meeting in (select w.meeting from listing_word w where w.word in (<keys>)) and "
                    + sql,
                pattern,
                rarest.words())
            : new About(sql, pattern, List.of()));
  }

  /**
   * The words that are like a pattern and how many meetings have them, both counted no further than
   * one beyond what is few.
   */
  private record Uses(List<String> words, int count) {

    static Uses like(Handle handle, String pattern) {
      List<String> words = WordRows.like(handle, pattern, FEW + 1);
      return new Uses(
          words, words.size() > FEW ? FEW_ROWS + 1 : WordRows.uses(handle, words, FEW_ROWS + 1));
    }

    boolean isOfFew() {
      return words.size() <= FEW && count <= FEW_ROWS;
    }
  }

  /**
   * What the longest words of the text have to be like, since long words are rare: the outer ones
   * of the text may go on, at the outer end.
   */
  private static List<String> patterns(String folded) {
    List<String> words = List.of(folded.split(" ", -1));
    int last = words.size() - 1;
    return IntStream.rangeClosed(0, last)
        .boxed()
        .sorted(Comparator.comparing(i -> -words.get(i).length()))
        .limit(MOST_LOOKS)
        .map(i -> (i == 0 ? "%" : "") + literally(words.get(i)) + (i == last ? "%" : ""))
        .toList();
  }

  private static Optional<About> named(Handle handle, String folded) {
    String pattern = "%" + literally(folded) + "%";
    List<String> artists =
        handle
            .createQuery(
                "select artist_id from artist_spelling where folded like :about escape '!'"
                    + " fetch first :most rows only")
            .bind("about", pattern)
            .bind("most", FEW + 1)
            .mapTo(String.class)
            .list();
    if (artists.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        artists.size() > FEW
            ? new About(
                "(select 1 from listing_artist x"
                    + " join artist_spelling s on s.artist_id = x.artist_id"
                    + " where x.meeting = m.meeting and s.folded like :about escape '!'"
                    + " fetch first 1 rows only) is not null", // PostgreSQL would join an exists
                pattern,
                List.of())
            : new About(
                "m.meeting in"
                    + " (select x.meeting from listing_artist x where x.artist_id in (<keys>))",
                null,
                artists));
  }

  /** Signs that mean something in a pattern mean themselves. */
  static String literally(String words) {
    return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
