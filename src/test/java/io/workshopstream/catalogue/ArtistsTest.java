package io.workshopstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ChoreographyLink;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArtistsTest {

  private static final StudioId STUDIO = new StudioId("vins");
  private static final LocalDate DAY = LocalDate.of(2026, 12, 5);
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  private final CountingDatabase database = new CountingDatabase();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Artists artists = new Artists(database.source(), clock);
  private final Catalogue catalogue = new Catalogue(database.source(), clock);

  private static Artist artist(String id, String name, String... aliases) {
    return new Artist(id, name, List.of(aliases), null, "https://instagram.com/" + id);
  }

  private void store(String uuid, String by, String... ids) {
    new Announced(STUDIO, uuid, by, DAY, List.of(ids)).storeIn(catalogue);
  }

  private CatalogueEntry entry(String uuid) {
    return catalogue.find(WorkshopId.of(uuid)).orElseThrow();
  }

  private void set(String uuid, OverriddenField field, String text) {
    catalogue.set(WorkshopId.of(uuid), List.of(new FieldOverride(field, text, "asha", NOW, null)));
  }

  @Test
  void artists_are_read_by_name_with_their_other_spellings() {
    Artist rohit = artist("rohit", "Anvi");
    Artist anvi = artist("anvi", "Anvi", "anvi s", "anvi shetty");
    artists.put(List.of(artist("zoe", "Zoe", "zo"), rohit, anvi));

    assertThat(artists.all()).containsExactly(anvi, rohit, artist("zoe", "Zoe", "zo"));
    assertThat(artists.find("anvi")).contains(anvi);
    assertThat(artists.find("nobody")).isEmpty();
  }

  @Test
  void an_artist_that_is_written_twice_is_renewed() {
    Artist untouched = artist("zoe", "Zoe", "zo");
    artists.put(List.of(artist("anvi", "Anvi", "old", "both"), untouched));
    Artist news = new Artist("anvi", "Anvi Shetty", List.of("both", "new"), "https://i/1", null);

    artists.put(List.of(artist("anvi", "of two the last one counts"), news));
    artists.put(List.of(news, artist("rohit", "Rohit", "ro", "ro")));

    assertThat(artists.all()).containsExactly(news, artist("rohit", "Rohit", "ro"), untouched);
    assertThat(database.count(() -> artists.put(List.of()))).isEqualTo(1);
  }

  @Test
  void artists_who_were_edited_or_removed_are_not_written_again_at_the_next_start() {
    artists.seed(List.of(artist("anvi", "Anvi")));
    artists.put(List.of(artist("anvi", "Anvi Shetty")));

    artists.seed(List.of(artist("anvi", "Anvi"), artist("zoe", "Zoe")));

    assertThat(artists.all()).containsExactly(artist("anvi", "Anvi Shetty"));
  }

  @Test
  void an_id_is_given_once() {
    assertThat(artists.add(artist("anvi", "Anvi"))).isTrue();
    assertThat(artists.add(artist("anvi", "Another"))).isFalse();
    assertThat(artists.all()).containsExactly(artist("anvi", "Anvi"));
  }

  @Test
  void a_new_alias_finds_the_workshops_that_name_it_without_accents_and_case() {
    artists.put(List.of(artist("rene", "René Dsouza"), artist("zoe", "Zoe")));
    store("a", "zoe x rene d", "zoe");
    store("b", "rene dsouza jr");
    store("c", "rené d", "rene");

    assertThat(artists.learnAlias("rene", "Rene D")).contains(1);

    assertThat(entry("a").workshop().artistIds()).containsExactly("rene", "zoe");
    assertThat(entry("b").workshop().artistIds()).isEmpty();
    assertThat(entry("c").workshop().artistIds()).containsExactly("rene");
    assertThat(artists.find("rene").orElseThrow().aliases()).containsExactly("Rene D");
    assertThat(artists.learnAlias("nobody", "x")).isEmpty();
  }

  @Test
  void an_alias_that_is_taken_back_leaves_the_workshops_that_another_spelling_names() {
    artists.put(List.of(artist("rene", "René Dsouza"), artist("zoe", "Zoe")));
    store("a", "zoe x rene d", "zoe");
    store("b", "rené dsouza x rene d", "rene");
    store("c", "by hand", "rene");
    artists.learnAlias("rene", "Rene D");

    assertThat(artists.forgetAlias("rene", "RENÉ D")).contains(1);

    assertThat(entry("a").workshop().artistIds()).containsExactly("zoe");
    assertThat(entry("b").workshop().artistIds()).containsExactly("rene");
    assertThat(entry("c").workshop().artistIds()).containsExactly("rene");
    assertThat(artists.find("rene").orElseThrow().aliases()).isEmpty();
    assertThat(artists.forgetAlias("rene", "Rene D")).isEmpty();
    assertThat(artists.forgetAlias("nobody", "x")).isEmpty();
  }

  @Test
  void of_two_artists_one_stays_with_the_names_workshops_and_choreographies_of_both() {
    artists.put(
        List.of(
            artist("anvi", "Anvi Shetty"), artist("anvi2", "Anvi S", "anvee"), artist("zoe", "Z")));
    store("a", "anvi s", "anvi2");
    store("b", "both", "anvi", "anvi2");
    store("c", "by hand");
    set("c", OverriddenField.ARTISTS, "anvi2,zoe");
    set("a", OverriddenField.CHOREOGRAPHY, "https://instagram.com/reel/1");

    assertThat(artists.merge("anvi2", "anvi").orElseThrow().aliases())
        .containsExactlyInAnyOrder("Anvi S", "anvee");

    assertThat(artists.all()).extracting(Artist::id).containsExactly("anvi", "zoe");
    assertThat(entry("a").workshop().artistIds()).containsExactly("anvi");
    assertThat(entry("b").workshop().artistIds()).containsExactly("anvi");
    assertThat(entry("c").workshop().artistIds()).containsExactly("anvi", "zoe");
    assertThat(artists.choreographies("anvi")).extracting(ChoreographyLink::url).hasSize(1);
    assertThat(artists.choreographies("anvi2")).isEmpty();
    assertThat(artists.merge("anvi", "anvi")).isEmpty();
    assertThat(artists.merge("nobody", "anvi")).isEmpty();
  }

  @Test
  void a_plan_that_was_made_before_a_merge_names_nobody_who_is_gone() {
    artists.put(List.of(artist("anvi", "Anvi"), artist("anvi2", "Anvi S")));
    artists.merge("anvi2", "anvi");

    store("a", "anvi s", "anvi2");

    assertThat(entry("a").workshop().artistIds()).isEmpty();
  }

  @Test
  void an_artist_who_is_removed_is_named_by_nothing_any_more() {
    artists.put(List.of(artist("anvi", "Anvi"), artist("zoe", "Zoe")));
    store("a", "anvi x zoe", "anvi", "zoe");
    store("b", "zoe");
    set("b", OverriddenField.ARTISTS, "anvi");

    assertThat(artists.remove("anvi")).isTrue();

    assertThat(catalogue.by("anvi")).isEmpty();
    assertThat(entry("a").workshop().artistIds()).containsExactly("zoe");
    assertThat(entry("b").workshop().artistIds()).isEmpty();
    assertThat(artists.remove("anvi")).isFalse();
  }
}
