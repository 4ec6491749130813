package io.workshopstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.HandClock;
import io.workshopstream.Postgres;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ArtistNames;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.listing.ListedMeeting;
import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.ListingPage;
import io.workshopstream.catalogue.listing.ListingPlace;
import io.workshopstream.catalogue.listing.MeetingFilter;
import io.workshopstream.catalogue.plan.Gathered;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the public sees, on both databases. */
class PublicCatalogueTest {

  /** More than are looked up by their names. */
  private static final int MANY = 310;

  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
  private static final List<String> STUDIOS = List.of("left", "right", "third");
  private static final List<String> PEOPLE = List.of("anvi", "rohit", "zoe");
  private static final URI PAGE = URI.create("https://studio.example/a");

  static Stream<DataSource> databases() {
    DataSource embedded =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    Schema.migrate(embedded);
    return Stream.of(
        embedded, Postgres.without("workshop", "workshop_override", "choreography_link", "artist"));
  }

  private final HandClock clock = new HandClock("2026-11-29T10:00:00Z");

  private static Workshop workshop(String studio, String name, Slot... slots) {
    return new Workshop(
        studio + "/" + name,
        new StudioId(studio),
        EventType.WORKSHOP,
        PAGE,
        "anvi s",
        name,
        List.of(slots),
        "₹850",
        List.of("anvi"));
  }

  private static Slot slot(int days, int hour) {
    return new Slot(DAY.plusDays(days), LocalTime.of(hour, 0), null);
  }

  private static void store(Catalogue catalogue, String studio, List<Workshop> all) {
    catalogue.apply(
        catalogue.plan(
            new Gathered(new StudioId(studio), all, Set.of(PAGE), Set.of(PAGE), true), DAY),
        Origins.REFRESH);
  }

  private static MeetingFilter since(LocalDate day, String... studios) {
    return MeetingFilter.since(List.of(new MeetingFilter.Since(Set.of(studios), day)));
  }

  private static MeetingFilter everything() {
    return since(LocalDate.of(2000, 1, 1), STUDIOS.toArray(String[]::new));
  }

  private static List<ListedMeeting> all(PublicCatalogue listing) {
    return listing.page(everything(), ListingOrder.DATE, null, 100_000).meetings();
  }

  private static FieldOverride value(OverriddenField field, String text) {
    return new FieldOverride(field, text, "asha", Instant.EPOCH, null);
  }

  // ---- Pages

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void all_pages_joined_are_the_sorted_filtered_list_also_while_something_is_added(
      DataSource database) {
    Catalogue catalogue = new Catalogue(database, clock);
    Artists artists = new Artists(database, clock);
    PublicCatalogue listing = new PublicCatalogue(database);
    artists.put(
        List.of(
            new Artist("anvi", "Anvi Shétty", List.of("A. Shetty"), null, null),
            new Artist("rohit", "Rohit_Rao", List.of(), null, null)));
    artists.put(IntStream.range(0, MANY).mapToObj(PublicCatalogueTest::oneOfMany).toList());
    Map<String, List<Workshop>> stored = new HashMap<>();
    Random random = new Random(7);
    for (String studio : STUDIOS) {
      stored.put(studio, IntStream.range(0, 60).mapToObj(i -> any(random, studio, i)).toList());
      store(catalogue, studio, stored.get(studio));
      clock.pass(Duration.ofSeconds(1));
    }
    for (int i = 0; i < 40; i++) {
      override(
          catalogue, random, Objects.requireNonNull(stored.get(STUDIOS.get(random.nextInt(3)))));
    }
    for (int round = 0; round < 200; round++) {
      List<ListedMeeting> known = all(listing);
      MeetingFilter filter = filter(random);
      List<ListingOrder> orders = List.of(ListingOrder.values());
      ListingOrder order = orders.get(random.nextInt(orders.size()));
      List<String> expected =
          known.stream()
              .filter(one -> wanted(one, filter, artists))
              .sorted(order.comparator())
              .map(ListedMeeting::key)
              .toList();
      boolean disturbed = round % 4 == 0;
      int added = 1000 + round;
      Runnable between =
          () -> {
            if (disturbed) {
              List<Workshop> more = new ArrayList<>(stored.get("left"));
              more.add(any(new Random(added), "left", added));
              stored.put("left", more);
              store(catalogue, "left", more);
            }
          };

      List<String> paged = paged(listing, filter, order, 1 + random.nextInt(40), between);

      assertThat(paged).doesNotHaveDuplicates();
      List<String> keys = known.stream().map(ListedMeeting::key).toList();
      assertThat(paged.stream().filter(keys::contains)).as("round " + round).isEqualTo(expected);
    }
  }

  private static Artist oneOfMany(int number) {
    return new Artist("many" + number, "Crowd " + number, List.of(), null, null);
  }

  private static Workshop any(Random random, String studio, int number) {
    Slot[] slots =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(i -> slot(random.nextInt(12) - 6, 10 + random.nextInt(3)))
            .distinct()
            .toArray(Slot[]::new);
    String words = " zz" + random.nextInt(9000) + "y zz" + random.nextInt(9000);
    String one = "many" + random.nextInt(MANY);
    return workshop(studio, "song " + number % 13 + " nr " + number + words, slots)
        .withType(random.nextInt(4) == 0 ? EventType.INTENSIVE : EventType.WORKSHOP)
        .withPeople(
            random.nextBoolean() ? "Anvi" : "100%_guest",
            Stream.concat(
                    PEOPLE.stream().filter(id -> random.nextInt(3) == 0).limit(2),
                    Stream.of(one).filter(id -> random.nextBoolean()))
                .toList());
  }

  private void override(Catalogue catalogue, Random random, List<Workshop> all) {
    OverriddenField field =
        List.of(
                OverriddenField.HIDDEN,
                OverriddenField.TIMES,
                OverriddenField.ARTISTS,
                OverriddenField.SONG,
                OverriddenField.TYPE,
                OverriddenField.BY)
            .get(random.nextInt(6));
    String text =
        switch (field) {
          case HIDDEN -> "true";
          case TIMES -> slot(random.nextInt(12) - 6, 9).text() + "\n" + slot(20, 9).text();
          case ARTISTS -> PEOPLE.get(random.nextInt(3));
          case TYPE -> random.nextBoolean() ? "regulars" : "intensive";
          default -> "mended";
        };
    clock.pass(Duration.ofMillis(1500));
    assertThat(
            catalogue.set(
                WorkshopId.of(all.get(random.nextInt(all.size())).uuid()),
                List.of(value(field, text))))
        .isPresent();
  }

  private static MeetingFilter filter(Random random) {
    List<MeetingFilter.Since> since =
        switch (random.nextInt(3)) {
          case 0 -> List.of(new MeetingFilter.Since(Set.copyOf(STUDIOS), DAY.minusDays(3)));
          case 1 -> List.of(new MeetingFilter.Since(Set.of("right"), DAY));
          default ->
              List.of(
                  new MeetingFilter.Since(Set.of("left"), DAY.plusDays(1)),
                  new MeetingFilter.Since(Set.of("right", "third"), DAY.minusDays(9)));
        };
    List<String> words =
        List.of(
            "song 1", "shetty", "%_guest", "t_r", "!", "mended", "ong 1 n", "zz", "zz1", "5y zz",
            "crowd", "crowd 1", "wd 30", "g_1", "nowhere");
    return new MeetingFilter(
        since,
        random.nextInt(3) == 0 ? PEOPLE.get(random.nextInt(3)) : null,
        random.nextInt(3) == 0 ? DAY.plusDays(2) : null,
        random.nextInt(4) == 0 ? Set.of(EventType.INTENSIVE) : Set.of(),
        random.nextInt(2) == 0
            ? new MeetingFilter.Words(
                words.get(random.nextInt(words.size())),
                random.nextInt(3) == 0 ? Set.of("third") : Set.of())
            : null);
  }

  private static boolean wanted(ListedMeeting one, MeetingFilter filter, Artists artists) {
    String studio = one.workshop().studio().value();
    LocalDate date = one.slot().date();
    MeetingFilter.Words words = filter.words();
    return filter.since().stream()
            .anyMatch(since -> since.studios().contains(studio) && !date.isBefore(since.day()))
        && (filter.artist() == null || one.workshop().artistIds().contains(filter.artist()))
        && (filter.to() == null || !date.isAfter(filter.to()))
        && (filter.types().isEmpty() || filter.types().contains(one.workshop().type()))
        && (words == null
            || words.studios().contains(studio)
            || Stream.of(one.workshop().song(), one.workshop().by())
                .anyMatch(text -> text != null && ArtistNames.folded(text).contains(words.folded()))
            || artists.all().stream()
                .filter(artist -> one.workshop().artistIds().contains(artist.id()))
                .flatMap(artist -> ArtistNames.of(artist).stream())
                .anyMatch(name -> name.contains(words.folded())));
  }

  private static List<String> paged(
      PublicCatalogue listing,
      MeetingFilter filter,
      ListingOrder order,
      int limit,
      Runnable between) {
    List<String> keys = new ArrayList<>();
    ListingPlace after = null;
    for (boolean more = true; more; ) {
      List<ListedMeeting> page = listing.page(filter, order, after, limit).meetings();
      page.forEach(one -> keys.add(one.key()));
      more = page.size() == limit;
      if (more) {
        after = order.place(page.get(limit - 1));
        between.run();
      }
    }
    return keys;
  }

  @Test
  void a_page_costs_three_statements_whatever_its_length_and_a_mark_one() {
    CountingDatabase database = new CountingDatabase();
    Catalogue catalogue = new Catalogue(database.source(), clock);
    new Artists(database.source(), clock)
        .put(List.of(new Artist("anvi", "Anvi", List.of(), null, null)));
    store(
        catalogue,
        "left",
        IntStream.range(0, 300).mapToObj(i -> workshop("left", "s" + i, slot(i, 10))).toList());
    PublicCatalogue listing = new PublicCatalogue(database.source());

    for (int limit : List.of(1, 200)) {
      assertThat(
              database.count(
                  () ->
                      assertThat(
                              listing.page(everything(), ListingOrder.DATE, null, limit).meetings())
                          .hasSize(limit)))
          .isEqualTo(3);
    }
    String words = "s1 ".repeat(40).strip();
    MeetingFilter wordy = everything().about(new MeetingFilter.Words(words, Set.of("left")));
    assertThat(database.count(() -> listing.page(wordy, ListingOrder.DATE, null, 50)))
        .as("however many words somebody writes")
        .isLessThanOrEqualTo(3 + 10);
    assertThat(database.count(listing::mark)).isEqualTo(1);
  }

  // ---- What is told of a meeting

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void what_is_hidden_moved_archived_and_announced_again_is_told_each_time(DataSource database) {
    Catalogue catalogue = new Catalogue(database, clock);
    PublicCatalogue listing = new PublicCatalogue(database);
    Workshop two = workshop("left", "two", slot(1, 10), slot(2, 10));
    store(catalogue, "left", List.of(two));
    Instant first = clock.instant();
    WorkshopId id = WorkshopId.of(two.uuid());
    assertThat(all(listing)).extracting(one -> one.publication().sequence()).containsExactly(0, 0);

    clock.pass(Duration.ofDays(1));
    catalogue.set(id, List.of(value(OverriddenField.TIMES, slot(1, 12).text())));
    List<ListedMeeting> left = all(listing);
    assertThat(left).hasSize(1);
    assertThat(left.get(0).publication().sequence()).isEqualTo(1);
    assertThat(left.get(0).publication().firstSeenAt()).isEqualTo(first);
    assertThat(cancelled(listing)).extracting(ListedMeeting::position).containsExactly(1);

    catalogue.set(id, List.of(value(OverriddenField.HIDDEN, "true")));
    assertThat(all(listing)).isEmpty();
    assertThat(cancelled(listing)).hasSize(2);

    catalogue.undo(id, OverriddenField.HIDDEN);
    catalogue.undo(id, OverriddenField.TIMES);
    assertThat(all(listing)).extracting(one -> one.publication().sequence()).containsExactly(4, 2);
    assertThat(cancelled(listing)).isEmpty();

    store(
        catalogue,
        "left",
        List.of(workshop("left", "other", slot(9, 10)).withPeople("x", List.of())));
    assertThat(cancelled(listing)).hasSize(2);
    store(catalogue, "left", List.of(two));
    assertThat(all(listing)).extracting(one -> one.publication().sequence()).containsExactly(6, 4);
    assertThat(listing.workshop(id).meetings()).hasSize(2);
  }

  private List<ListedMeeting> cancelled(PublicCatalogue listing) {
    return listing.cancelled(everything(), Instant.parse("2026-11-29T00:00:00Z"), 10).meetings();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void another_name_of_an_artist_is_a_change_of_each_meeting(DataSource database) {
    Catalogue catalogue = new Catalogue(database, clock);
    Artists artists = new Artists(database, clock);
    PublicCatalogue listing = new PublicCatalogue(database);
    artists.put(List.of(new Artist("anvi", "Anvi", List.of(), null, null)));
    store(catalogue, "left", List.of(workshop("left", "one", slot(1, 10))));
    String mark = listing.mark();

    artists.change(new Artist("anvi", "Änvi Shetty", List.of("Vivi"), null, null));

    ListingPage page = listing.page(everything(), ListingOrder.DATE, null, 10);
    assertThat(Objects.requireNonNull(page.artists().get("anvi")).name()).isEqualTo("Änvi Shetty");
    assertThat(page.meetings().get(0).publication().sequence()).isEqualTo(1);
    assertThat(listing.mark()).isNotEqualTo(mark);
    assertThat(listing.artists("vivi", 10)).extracting(Artist::id).containsExactly("anvi");
    assertThat(listing.artists("anvi s", 10)).hasSize(1);
    assertThat(listing.teaching(everything())).containsExactly("anvi");
    String again = listing.mark();
    assertThat(artists.add(new Artist("anvi", "Other", List.of(), null, null))).isFalse();
    assertThat(listing.mark()).isEqualTo(again);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void what_an_older_version_stored_is_listed_at_the_next_start(DataSource database) {
    Catalogue catalogue = new Catalogue(database, clock);
    PublicCatalogue listing = new PublicCatalogue(database);
    new Artists(database, clock).put(List.of(new Artist("anvi", "Anvi", List.of(), null, null)));
    store(
        catalogue,
        "left",
        IntStream.range(0, 1200).mapToObj(i -> workshop("left", "s" + i, slot(i, 10))).toList());
    List<CatalogueEntry> entries = catalogue.of(new StudioId("left"));
    Jdbi.create(database)
        .useHandle(
            handle -> {
              handle.execute("delete from listing");
              handle.execute("delete from artist_spelling");
            });

    Schema.migrate(database);

    new ListingCheck(database, new StudioId("left")).check(entries);
    assertThat(listing.artists("anvi", 10)).hasSize(1);
    String mark = listing.mark();
    Schema.migrate(database);
    assertThat(listing.mark()).as("nothing is left to do").isEqualTo(mark);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void what_was_listed_before_words_were_kept_is_found_after_the_next_start(DataSource database) {
    store(
        new Catalogue(database, clock),
        "left",
        IntStream.range(0, 1200).mapToObj(i -> workshop("left", "s" + i, slot(i, 10))).toList());
    Jdbi.create(database)
        .useHandle(
            handle -> {
              handle.execute("delete from listing_word");
              handle.execute("delete from listing_vocabulary");
            });

    Schema.migrate(database);

    for (String name : List.of("s0", "s1199")) {
      MeetingFilter filter = everything().about(new MeetingFilter.Words(name, Set.of()));
      assertThat(
              new PublicCatalogue(database).page(filter, ListingOrder.DATE, null, 2000).meetings())
          .extracting(one -> one.workshop().song())
          .contains(name);
    }
  }
}
