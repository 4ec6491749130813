package io.workshopstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.plan.Gathered;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.Columns;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private static final StudioId STUDIO = new StudioId("vins");
  private static final LocalDate DAY = LocalDate.of(2026, 12, 5);
  private static final Slot SLOT = new Slot(DAY, LocalTime.of(17, 0), LocalTime.of(18, 30));
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final CountingDatabase database = new CountingDatabase();
  private final Catalogue catalogue =
      new Catalogue(database.source(), Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void know_the_artists() {
    new Artists(database.source(), Clock.systemUTC())
        .put(
            List.of(
                new Artist("anvi", "Anvi", List.of(), null, null),
                new Artist("rohit", "Rohit", List.of(), null, null)));
  }

  private static Workshop workshop(String uuid, Slot... slots) {
    return new Workshop(
        uuid,
        STUDIO,
        EventType.WORKSHOP,
        URI.create("https://vins.dance/" + uuid),
        "anvi x rohit",
        "song",
        slots.length == 0 ? List.of(SLOT) : List.of(slots),
        "₹850",
        List.of("anvi", "rohit"));
  }

  private static List<Workshop> workshops(int number) {
    return IntStream.range(0, number)
        .mapToObj(
            i -> {
              LocalDate day = DAY.plusDays(i % 28);
              Slot first = new Slot(day, LocalTime.of(10, 0), null);
              return workshop("w%05d".formatted(i), first, new Slot(day, LocalTime.NOON, null));
            })
        .toList();
  }

  private static Workshop renamed(Workshop workshop, String song) {
    return new Workshop(
        workshop.uuid(),
        workshop.studio(),
        workshop.type(),
        workshop.link(),
        null,
        song,
        List.of(SLOT),
        null,
        List.of());
  }

  private static RefreshPlan plan(
      List<Workshop> added, List<RefreshPlan.Change> changed, List<Workshop> removed) {
    return new RefreshPlan(STUDIO, added, changed, List.of(), removed, List.of(), DAY);
  }

  private void add(List<Workshop> workshops) {
    catalogue.apply(plan(workshops, List.of(), List.of()), Origins.REFRESH);
  }

  private List<Workshop> stored() {
    return catalogue.of(STUDIO).stream().map(CatalogueEntry::workshop).toList();
  }

  @Test
  void what_is_stored_is_read_back_with_the_time_of_its_change() {
    Workshop second = workshop("b", new Slot(DAY, null, null), new Slot(DAY, LocalTime.NOON, null));
    add(List.of(second, workshop("a")));

    assertThat(catalogue.of(STUDIO))
        .containsExactly(
            CatalogueEntry.asRead(workshop("a"), NOW), CatalogueEntry.asRead(second, NOW));
    assertThat(catalogue.since(DAY)).isEqualTo(catalogue.of(STUDIO));
    assertThat(catalogue.since(DAY.plusDays(1))).isEmpty();
    assertThat(catalogue.of(new StudioId("other"))).isEmpty();
  }

  @Test
  void a_time_that_the_clock_of_the_machine_skips_is_kept() {
    TimeZone before = TimeZone.getDefault();
    Instant skipped = Instant.parse("2026-03-08T02:30:00Z"); // as New York's clock goes to 3:00
    Slot slot = new Slot(LocalDate.of(2026, 3, 8), LocalTime.of(2, 30), LocalTime.MIDNIGHT);
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      new Catalogue(database.source(), Clock.fixed(skipped, ZoneOffset.UTC))
          .apply(plan(List.of(workshop("a", slot)), List.of(), List.of()), Origins.REFRESH);

      assertThat(catalogue.of(STUDIO))
          .containsExactly(CatalogueEntry.asRead(workshop("a", slot), skipped));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void a_plan_adds_changes_and_archives() {
    List<Workshop> first = workshops(3);
    add(first);
    Workshop news = renamed(first.get(0), "another song");

    catalogue.apply(
        plan(
            List.of(workshop("new")),
            List.of(new RefreshPlan.Change(first.get(0), news)),
            List.of(first.get(2), workshop("never-stored"))),
        Origins.REFRESH);

    assertThat(stored()).containsExactly(workshop("new"), news, first.get(1));
    assertThat(catalogue.since(DAY)).hasSize(3);
  }

  @Test
  void what_is_archived_is_not_forgotten_and_comes_back_when_it_is_announced_again() {
    assertThat(catalogue.isEmpty()).isTrue();
    add(List.of(workshop("a")));
    catalogue.apply(plan(List.of(), List.of(), List.of(workshop("a"))), Origins.REFRESH);

    assertThat(stored()).isEmpty();
    assertThat(catalogue.isEmpty()).isFalse();

    add(List.of(workshop("a")));
    assertThat(stored()).containsExactly(workshop("a"));
  }

  @Test
  void what_the_pages_announce_is_compared_with_what_is_stored() {
    List<Workshop> first = workshops(2);
    add(first);

    RefreshPlan plan =
        catalogue.plan(
            new Gathered(
                STUDIO,
                List.of(first.get(0), workshop("new")),
                Set.of(first.get(1).link()),
                Set.of(),
                false),
            DAY);

    assertThat(plan.added()).containsExactly(workshop("new"));
    assertThat(plan.unchanged()).containsExactly(first.get(0));
    assertThat(plan.removed()).containsExactly(first.get(1));
  }

  @Test
  void whatever_statement_of_a_plan_fails_everything_is_as_it_was() {
    List<Workshop> first = workshops(600);
    add(first);
    List<RefreshPlan.Change> changes = new ArrayList<>();
    first
        .subList(0, 550)
        .forEach(one -> changes.add(new RefreshPlan.Change(one, renamed(one, "n"))));
    RefreshPlan plan = plan(List.of(workshop("new")), changes, first.subList(550, 600));

    int steps = 0;
    for (boolean broken = true; broken; steps++) {
      database.breakAt(steps + 1);
      broken = isRefused(plan);
      database.mend();
      assertThat(stored())
          .hasSize(broken ? 600 : 551)
          .startsWith(broken ? first.get(0) : workshop("new"));
      assertThat(stored().equals(first)).isEqualTo(broken);
    }
    assertThat(steps).as("statements and the commit, and one that is not reached").isEqualTo(48);
  }

  private boolean isRefused(RefreshPlan plan) {
    try {
      catalogue.apply(plan, Origins.REFRESH);
      return false;
    } catch (JdbiException planted) {
      return true;
    }
  }

  @Test
  void a_value_that_does_not_fit_changes_nothing() {
    List<Workshop> first = workshops(2);
    add(first);
    Workshop tooLong = renamed(first.get(1), "x".repeat(Columns.SONG + 1));

    assertThatThrownBy(
            () ->
                catalogue.apply(
                    plan(
                        List.of(workshop("new")),
                        List.of(new RefreshPlan.Change(first.get(1), tooLong)),
                        List.of(first.get(0))),
                    Origins.REFRESH))
        .isInstanceOf(JdbiException.class);

    assertThat(stored()).isEqualTo(first);
  }

  @Test
  void a_plan_is_taken_back_with_the_transaction_that_it_is_a_part_of() {
    Jdbi.create(database.source())
        .useTransaction(
            transaction -> {
              catalogue
                  .applying(plan(List.of(workshop("a")), List.of(), List.of()), Origins.REFRESH)
                  .accept(transaction);
              transaction.rollback();
            });

    assertThat(catalogue.isEmpty()).isTrue();
  }

  @Test
  void ten_thousand_workshops_are_listed_by_three_statements() {
    List<Workshop> all = workshops(10_000);
    add(all);

    // the workshops, what people set, the choreographies; then the commit
    assertThat(database.count(() -> assertThat(stored()).isEqualTo(all))).isEqualTo(3 + 1);
    assertThat(database.count(() -> assertThat(catalogue.since(DAY)).hasSize(10_000)))
        .isEqualTo(3 + 1);
  }

  @Test
  void ten_thousand_workshops_are_stored_by_batches_of_five_hundred_rows() {
    List<Workshop> all = workshops(10_000);
    int batches = 10_000 / 500;

    // the lock, what is stored (three statements) and the artists; looked for, written, slots and
    // artists deleted, two of each
    // written; then whose times people set (three statements); the listing and the workshops (three
    // statements) are read, two meetings of each written, two artists and four words of each of
    // them; the version, the vocabulary and the commit; evidence is forgotten, the plan kept, and
    // an old one looked for
    int read = 1 + 3;
    assertThat(database.count(() -> add(all)))
        .isEqualTo(
            5
                + batches * (1 + 1 + 2 + 2 + 2 + 1)
                + 3
                + batches * (read + 2 + 4 + 8)
                + 1
                + 2
                + 1
                + 1);
    assertThat(
            database.count(() -> catalogue.apply(plan(List.of(), List.of(), all), Origins.REFRESH)))
        .isEqualTo(5 + batches + batches * (read + 2) + 2 + 1 + 1);
    assertThat(stored()).isEmpty();
  }

  @Test
  void what_an_older_version_stored_without_a_short_name_gets_one_at_the_next_start() {
    add(List.of(workshop("a")));
    Jdbi.create(database.source())
        .useHandle(handle -> handle.execute("update workshop set id = null"));
    assertThat(catalogue.find(WorkshopId.of("a"))).isEmpty();

    Schema.migrate(database.source());

    assertThat(catalogue.find(WorkshopId.of("a"))).isPresent();
  }

  @Test
  void nothing_is_asked_of_the_database_when_there_is_nothing_to_write() {
    assertThat(database.count(() -> add(List.of()))).isEqualTo(1); // the commit
  }
}
