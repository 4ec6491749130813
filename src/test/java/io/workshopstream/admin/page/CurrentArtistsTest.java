package io.workshopstream.admin.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.Artists;
import io.workshopstream.catalogue.CountingDatabase;
import io.workshopstream.catalogue.artist.Artist;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurrentArtistsTest {

  private final CountingDatabase database = new CountingDatabase();
  private final Artists artists = new Artists(database.source(), Clock.systemUTC());
  private final Artists ofAnotherServer = new Artists(database.source(), Clock.systemUTC());
  private final CurrentArtists current = new CurrentArtists(artists);

  private static Artist artist(String id, String... aliases) {
    return new Artist(id, id, List.of(aliases), null, null);
  }

  private List<String> known(String name) {
    return current.get().ids(List.of(name));
  }

  @Test
  void artists_are_read_again_only_when_the_catalogue_changed() {
    artists.put(List.of(artist("anvi"), artist("zoe")));
    assertThat(known("anvi")).containsExactly("anvi");

    assertThat(database.count(() -> known("anvi"))).isEqualTo(1);
    assertThat(current.get()).isSameAs(current.get());
  }

  @Test
  void each_change_is_known_at_once_whichever_server_made_it() {
    assertThat(known("anvi")).isEmpty();
    ofAnotherServer.put(List.of(artist("anvi"), artist("zoe")));
    assertThat(known("anvi")).containsExactly("anvi");
    ofAnotherServer.learnAlias("anvi", "The Boss");
    assertThat(known("the boss")).containsExactly("anvi");
    ofAnotherServer.forgetAlias("anvi", "The Boss");
    assertThat(known("the boss")).isEmpty();
    ofAnotherServer.merge("zoe", "anvi");
    assertThat(known("zoe")).containsExactly("anvi");
    ofAnotherServer.remove("anvi");
    assertThat(known("zoe")).isEmpty();
  }
}
