package io.workshopstream.catalogue.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.CountingDatabase;
import io.workshopstream.catalogue.listing.MeetingFilter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three thousand meetings: "song" is a word of all, each number one of a single meeting. */
class ListingSearchTest {

  private static final Jdbi DATABASE = Jdbi.create(new CountingDatabase().source());

  @BeforeAll
  static void fill() {
    DATABASE.useHandle(
        handle -> {
          handle.execute("set referential_integrity false"); // the words are all that is read here
          handle.execute("insert into listing_word select 'song', x from system_range(1, 3000)");
          handle.execute("insert into listing_word select x, x from system_range(1, 3000)");
          handle.execute("insert into listing_vocabulary select distinct word from listing_word");
        });
  }

  private static Collection<String> lookedUp(Handle handle, String words) {
    MeetingFilter all =
        MeetingFilter.since(
            List.of(new MeetingFilter.Since(Set.of("studio"), LocalDate.of(2000, 1, 1))));
    List<ListingSearch.Way> ways =
        ListingSearch.ways(handle, all.about(new MeetingFilter.Words(words, Set.of())));
    ListingSearch.About about = ways.get(0).about();
    return about == null ? List.of("no condition") : about.keys();
  }

  @Test
  void meetings_are_looked_up_by_the_word_that_the_fewest_have_though_it_stands_for_more_words() {
    DATABASE.useHandle(
        handle ->
            assertThat(lookedUp(handle, "song 77"))
                .contains("77", "770", "779")
                .doesNotContain("song"));
  }

  @Test
  void a_word_that_most_have_is_looked_for_in_order() {
    DATABASE.useHandle(handle -> assertThat(lookedUp(handle, "song")).isEmpty());
  }

  @Test
  void a_word_of_few_is_looked_up() {
    DATABASE.useHandle(handle -> assertThat(lookedUp(handle, "2999")).containsExactly("2999"));
  }
}
