package io.workshopstream.catalogue.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.artist.Artist;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingIndexTest {

  private static final SpellingIndex INDEX =
      SpellingIndex.of(
          List.of(
              artist("akanksha_s", "Akanksha Shetty"),
              artist("vinayak.d", "Vinayak Deshpande"),
              artist("jojo.mathew", "Jojo"),
              artist("kirti", "Kirti Rao", "kirti r"),
              artist("zakir", "Zakir Hussain"),
              artist("lakshmi", "Lakshmi Iyer"),
              artist("winnie", "Winnie D'Souza"),
              artist("rahul1", "Rahul Sharma"),
              artist("rahul2", "Rahul Verma"),
              artist("asha", "आशा पारेख")));

  private static Artist artist(String id, String name, String... aliases) {
    return new Artist(id, name, List.of(aliases), null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "aakanksha shetty, akanksha_s",
    "akanksha shetti, akanksha_s",
    "aakanksha shetti, akanksha_s",
    "shetty akanksha, akanksha_s",
    "akansha shetty, akanksha_s",
    "akanksha, akanksha_s",
    "aakanksha, akanksha_s",
    "akanksha s, akanksha_s",
    "a shetty, akanksha_s",
    "vinaayak deshpande, vinayak.d",
    "winayak deshpande, vinayak.d",
    "vinayak, vinayak.d",
    "jojo mathew, jojo.mathew",
    "jojo mathews, jojo.mathew",
    "kirthi rao, kirti",
    "keerti rao, kirti",
    "jakir hussain, zakir",
    "laxmi iyer, lakshmi",
    "lakshmi iyer official, lakshmi",
    "winnie dsouza, winnie",
    "आशा पारेक, asha"
  })
  void spellings_initials_and_given_names_lead_to_the_artist(String name, String id) {
    List<ArtistSuggestion> suggestions = INDEX.suggest(name, 5);

    assertThat(suggestions).isNotEmpty();
    assertThat(suggestions.get(0).artist().id()).isEqualTo(id);
    assertThat(suggestions).allMatch(one -> one.score() >= 0.5 && one.score() < 1);
  }

  @Test
  void it_says_in_what_two_names_are_alike() {
    assertThat(INDEX.suggest("akansha shetty", 1).get(0).why()).isEqualTo(Likeness.EDIT_DISTANCE);
    assertThat(INDEX.suggest("keerti rao", 1).get(0).why()).isEqualTo(Likeness.SOUNDS_ALIKE);
    assertThat(INDEX.suggest("deshpande", 1).get(0).why()).isEqualTo(Likeness.NAME_PART);
    assertThat(INDEX.suggest("kirti ra", 1).get(0).spelling()).isIn("Kirti Rao", "kirti r");
  }

  @Test
  void of_several_who_may_be_meant_each_is_named_once_and_in_order() {
    List<ArtistSuggestion> suggestions = INDEX.suggest("rahul", 5);

    assertThat(suggestions)
        .extracting(one -> one.artist().id())
        .containsExactly("rahul1", "rahul2");
    assertThat(INDEX.suggest("rahul", 1)).hasSize(1);
    assertThat(INDEX.suggest("rahul verna", 5).get(0).artist().id()).isEqualTo("rahul2");
  }

  @Test
  void of_many_with_the_same_name_some_are_suggested_all_the_same() {
    List<Artist> many = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      many.add(artist("id" + i, "Rahul Sharma"));
    }

    assertThat(SpellingIndex.of(many).suggest("rahull sharma", 5)).hasSize(5);
  }

  @Test
  void who_is_nothing_like_anybody_gets_no_suggestion() {
    assertThat(INDEX.suggest("bollywood masterclass", 5)).isEmpty();
    assertThat(INDEX.suggest("x", 5)).isEmpty();
    assertThat(INDEX.suggest("!!", 5)).isEmpty();
    assertThat(INDEX.suggest("", 5)).isEmpty();
    assertThat(SpellingIndex.of(List.of()).suggest("anvi", 5)).isEmpty();
  }

  @Test
  void hundreds_of_names_among_thousands_of_artists_take_seconds_at_the_most() {
    Random random = new Random(7);
    List<Artist> artists = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      artists.add(artist("id" + i, name(random) + " " + name(random), name(random) + " " + i));
    }
    long begun = System.nanoTime();
    SpellingIndex index = SpellingIndex.of(artists);
    int found = 0;
    for (int i = 0; i < 500; i++) {
      found += index.suggest(name(random) + " " + name(random), 5).size();
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    System.getLogger("suggestions").log(System.Logger.Level.INFO, "500 of 5000: {0}", taken);

    assertThat(found).isPositive();
    assertThat(taken).isLessThan(Duration.ofSeconds(20));
  }

  private static String name(Random random) {
    String[] parts = {"a", "ka", "vi", "ra", "sha", "nti", "ku", "mar", "de", "esh", "ya", "nand"};
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      name.append(parts[random.nextInt(parts.length)]);
    }
    return name.toString();
  }
}
