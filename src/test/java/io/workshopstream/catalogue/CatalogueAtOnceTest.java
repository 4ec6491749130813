package io.workshopstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.Postgres;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.plan.Gathered;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refresh, overrides and artists that change, all at once on PostgreSQL, which locks rows. */
class CatalogueAtOnceTest {

  private static final StudioId STUDIO = new StudioId("at_once");
  private static final LocalDate DAY = LocalDate.of(2026, 12, 5);
  private static final URI PAGE = URI.create("https://studio.example/a");
  private static final int WORKSHOPS = 20;
  private static final int ROUNDS = 60;

  private static Workshop workshop(int number, String price, String... artists) {
    return new Workshop(
        "at_once/" + number,
        STUDIO,
        EventType.WORKSHOP,
        PAGE,
        "anvi s",
        "song " + number,
        List.of(new Slot(DAY, null, null)),
        price,
        List.of(artists));
  }

  /** In another order each time, as pages come. */
  private static List<Workshop> workshops(int round) {
    List<Workshop> all =
        new ArrayList<>(
            IntStream.range(0, WORKSHOPS).mapToObj(i -> workshop(i, "₹" + round, "anvi")).toList());
    Collections.shuffle(all, new Random(round));
    return all;
  }

  private static CompletableFuture<Void> repeat(ExecutorService threads, IntConsumer work) {
    return CompletableFuture.runAsync(() -> IntStream.range(0, ROUNDS).forEach(work), threads);
  }

  private final DataSource database =
      Postgres.without("workshop", "workshop_override", "choreography_link", "artist");
  private final ExecutorService threads = Executors.newFixedThreadPool(6);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void of_servers_that_start_at_once_each_finds_the_first_artists() {
    Artists artists = new Artists(database, Clock.systemUTC());
    for (int round = 0; round < ROUNDS; round++) {
      Postgres.without("artist");
      Runnable start = () -> artists.seed(List.of(artist("anvi"), artist("zoe")));
      CompletableFuture.allOf(
              CompletableFuture.runAsync(start, threads),
              CompletableFuture.runAsync(start, threads))
          .join();
      assertThat(artists.all()).hasSize(2);
    }
  }

  @Test
  void nobody_is_in_the_way_of_anybody_and_nothing_is_lost() {
    Catalogue catalogue = new Catalogue(database, Clock.systemUTC());
    Artists artists = new Artists(database, Clock.systemUTC());
    artists.put(List.of(artist("anvi"), artist("zoe")));
    refresh(catalogue, workshops(0));

    CompletableFuture.allOf(
            repeat(threads, round -> refresh(catalogue, workshops(round))),
            repeat(threads, round -> override(catalogue, round, OverriddenField.SONG, "set ")),
            repeat(threads, round -> link(catalogue, round)),
            repeat(threads, round -> link(catalogue, round + 1)),
            repeat(
                threads,
                round -> {
                  artists.add(artist("guest"));
                  artists.learnAlias("guest", "Anvi S");
                  artists.merge("guest", "zoe");
                }),
            repeat(
                threads,
                round -> {
                  artists.add(artist("guest"));
                  artists.remove("guest");
                }))
        .join();

    refresh(catalogue, workshops(ROUNDS));
    new ListingCheck(database, STUDIO).check(catalogue.of(STUDIO));
    assertThat(catalogue.of(STUDIO)).hasSize(WORKSHOPS).allSatisfy(CatalogueAtOnceTest::assertKept);
  }

  private static Artist artist(String id) {
    return new Artist(id, id, List.of(), null, null);
  }

  private static void refresh(Catalogue catalogue, List<Workshop> found) {
    Gathered gathered = new Gathered(STUDIO, found, Set.of(PAGE), Set.of(PAGE), true);
    catalogue.apply(catalogue.plan(gathered, DAY), Origins.REFRESH);
  }

  /** The same link is learnt at two workshops. */
  private static void link(Catalogue catalogue, int round) {
    override(catalogue, round, OverriddenField.CHOREOGRAPHY, "https://videos.example/");
  }

  private static void override(
      Catalogue catalogue, int round, OverriddenField field, String beginning) {
    WorkshopId id = WorkshopId.of("at_once/" + round % WORKSHOPS);
    FieldOverride value =
        new FieldOverride(field, beginning + round / 2, "asha", Instant.EPOCH, null);
    assertThat(catalogue.set(id, List.of(value))).isPresent();
  }

  private static void assertKept(CatalogueEntry entry) {
    assertThat(entry.page().pricing()).isEqualTo("₹" + ROUNDS);
    assertThat(entry.workshop().song()).startsWith("set ");
  }
}
