package io.workshopstream.catalogue.publication;

import io.workshopstream.catalogue.store.RowBatch;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The words of the meetings in the listing: which meeting has which, and each word once. Of a word
 * the first 200 characters count, of a meeting the first 200 words.
 */
final class WordRows {

  private static final int LONGEST = 200;
  private static final int MOST_OF_ONE = 200;

  private WordRows() {}

  /** A meeting and one of its words. */
  private record Use(String meeting, String word) {}

  /** A meeting and all that is said of it, folded. */
  record Text(String meeting, String words) {}

  /** The words of a folded text, each once, sorted. */
  static Set<String> in(String folded) {
    return Arrays.stream(folded.split("[ \n]", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, Math.min(LONGEST, word.length())))
        .distinct()
        .limit(MOST_OF_ONE)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Writes the words of meetings of which there are none.
   *
   * @return the words, each once
   */
  static Set<String> insert(Handle handle, List<Text> texts) {
    List<Use> uses = texts.stream().flatMap(WordRows::uses).toList();
    RowBatch.execute(
        handle,
        "insert into listing_word (word, meeting) values (:word, :meeting)",
        uses,
        (row, use) -> row.bind("word", use.word()).bind("meeting", use.meeting()));
    return uses.stream().map(Use::word).collect(Collectors.toSet());
  }

  private static Stream<Use> uses(Text text) {
    return in(text.words()).stream().map(word -> new Use(text.meeting(), word));
  }

  /**
   * Writes the words of meetings anew.
   *
   * @return the words, each once
   */
  static Set<String> replace(Handle handle, List<Text> texts) {
    RowBatch.execute(
        handle,
        "delete from listing_word where meeting = :meeting",
        texts,
        (row, text) -> row.bind("meeting", text.meeting()));
    return insert(handle, texts);
  }

  /**
   * Notes that there are these words. To be done by whoever holds the row of the catalogue's
   * version: nobody else writes here then, so that none is written twice.
   */
  static void learn(Handle handle, Collection<String> words) {
    RowBatch.execute(
        handle,
        "insert into listing_vocabulary (word) select :word"
            + " where not exists (select 1 from listing_vocabulary v where v.word = :word)",
        List.copyOf(new TreeSet<>(words)),
        (row, word) -> row.bind("word", word));
  }

  /** The words, at most so many, that are like a pattern, in which {@code !} masks its signs. */
  static List<String> like(Handle handle, String pattern, int most) {
    Query query =
        handle.createQuery(
            "select word from listing_vocabulary where word like :pattern escape '!'"
                + " fetch first "
                + most
                + " rows only");
    return query.bind("pattern", pattern).mapTo(String.class).list();
  }

  /** How often meetings have one of these words, counted up to so many. */
  static int uses(Handle handle, Collection<String> words, int most) {
    return words.isEmpty()
        ? 0
        : handle
            .createQuery(
                "select count(*) from (select w.meeting from listing_word w where w.word in (<words>)"
                    + " fetch first "
                    + most
                    + " rows only) u")
            .bindList("words", words)
            .mapTo(Integer.class)
            .one();
  }

  /** Whether no word was ever noted. */
  static boolean isEmpty(Handle handle) {
    return handle
        .createQuery("select word from listing_vocabulary fetch first 1 rows only")
        .mapTo(String.class)
        .findFirst()
        .isEmpty();
  }
}
