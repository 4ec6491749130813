package io.workshopstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.Columns;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StoredAsGivenTest {

  private static final StudioId STUDIO = new StudioId("studio");
  private static final DataSource DATABASE = new CountingDatabase().source();
  private static final Catalogue CATALOGUE = new Catalogue(DATABASE, Clock.systemUTC());
  private static final Artists ARTISTS = new Artists(DATABASE, Clock.systemUTC());

  private static Arbitrary<String> words(int longest) {
    return Arbitraries.strings().withChars("abc \n'\"%_\\₹éक").ofMaxLength(longest).injectNull(0.2);
  }

  private static Arbitrary<Slot> slot() {
    Arbitrary<LocalDate> days =
        Arbitraries.integers().between(-200_000, 200_000).map(LocalDate.EPOCH::plusDays);
    Arbitrary<LocalTime> times =
        Arbitraries.integers()
            .between(0, 24 * 60 - 1)
            .map(minute -> LocalTime.MIDNIGHT.plusMinutes(minute))
            .injectNull(0.2);
    return Combinators.combine(days, times, times).as(Slot::new);
  }

  private static Arbitrary<String> keys() {
    return Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(50);
  }

  @Provide
  Arbitrary<List<Workshop>> workshops() {
    return Combinators.combine(
            keys(),
            Arbitraries.of(EventType.class),
            words(Columns.ARTISTS),
            words(Columns.SONG),
            slot().list().ofMinSize(1).ofMaxSize(20),
            words(Columns.PRICING),
            keys().list().ofMaxSize(5))
        .as(
            (key, type, by, song, slots, pricing, artists) ->
                new Workshop(
                    key,
                    STUDIO,
                    type,
                    URI.create("https://a/" + key),
                    by,
                    song,
                    slots,
                    pricing,
                    artists))
        .list()
        .uniqueElements(Workshop::uuid)
        .ofMaxSize(5);
  }

  /** Each time what was there before is archived, and may come back under the same key. */
  @Property(tries = 200)
  void workshops_are_read_back_as_they_were_stored(@ForAll("workshops") List<Workshop> workshops) {
    ARTISTS.put(
        workshops.stream()
            .flatMap(workshop -> workshop.artistIds().stream())
            .map(id -> new Artist(id, id, List.of(), null, null))
            .toList());
    List<Workshop> before = CATALOGUE.of(STUDIO).stream().map(CatalogueEntry::workshop).toList();
    CATALOGUE.apply(
        new RefreshPlan(
            STUDIO, List.of(), List.of(), List.of(), before, List.of(), LocalDate.EPOCH),
        Origins.REFRESH);
    CATALOGUE.apply(
        new RefreshPlan(
            STUDIO, workshops, List.of(), List.of(), List.of(), List.of(), LocalDate.EPOCH),
        Origins.REFRESH);

    assertThat(CATALOGUE.of(STUDIO))
        .extracting(CatalogueEntry::workshop)
        .containsExactlyElementsOf(
            workshops.stream().sorted(Comparator.comparing(Workshop::uuid)).toList());
  }
}
