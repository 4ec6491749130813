package io.workshopstream.normalisation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.artist.Artist;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownArtistsTest {

  private final KnownArtists known =
      new KnownArtists(
          List.of(
              artist("rene", "René", "The Boss"),
              artist("anvi_s", "Anvi Shetty"),
              artist("anvi_r", "Anvi Rao", "Anvi"),
              artist("ray", "Ray", "…")));

  private static Artist artist(String id, String name, String... aliases) {
    return new Artist(id, name, List.of(aliases), null, null);
  }

  @Test
  void an_artist_is_known_by_any_spelling() {
    assertThat(known.ids(List.of("the  boss", "rene"))).containsExactly("rene");
    assertThat(known.ids(List.of("boss"))).isEmpty();
    assertThat(known.ids(List.of("Ray", "ANVI SHETTY"))).containsExactly("anvi_s", "ray");
  }

  @Test
  void all_who_share_a_spelling_are_found_by_it() {
    KnownArtists two =
        new KnownArtists(List.of(artist("zoe_b", "Zoe"), artist("zoe_a", "Zoé", "Zoë K")));

    assertThat(two.ids(List.of("zoe"))).containsExactly("zoe_a", "zoe_b");
  }

  @Test
  void a_name_stands_in_a_text_with_all_its_words_side_by_side() {
    assertThat(known.namedIn("Heels with Anvi Shetty, Saturday"))
        .containsExactly("Anvi Shetty", "Anvi Rao");
    assertThat(known.namedIn("Anvi's friend Shetty")).doesNotContain("Anvi Shetty");
    assertThat(known.namedIn("ANVI - SHETTY")).contains("Anvi Shetty");
    assertThat(known.namedIn("Canvi Shetty")).isEmpty();
    assertThat(known.namedIn("By Anvi")).containsExactly("Anvi Rao");
  }

  @Test
  void a_name_of_three_letters_is_looked_for_in_no_text() {
    assertThat(known.namedIn("A ray of light")).isEmpty();
  }

  @Test
  void those_of_a_text_come_in_the_order_in_which_they_are_known() {
    assertThat(known.namedIn("Anvi Rao and the boss")).containsExactly("René", "Anvi Rao");
  }

  @Test
  void nobody_is_found_where_nobody_is_known() {
    assertThat(KnownArtists.NONE.ids(List.of("Anvi"))).isEmpty();
    assertThat(KnownArtists.NONE.namedIn("Anvi Shetty")).isEmpty();
  }
}
