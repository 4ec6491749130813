package io.workshopstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.workshopstream.Postgres;
import io.workshopstream.catalogue.ArtistImports.Imported;
import io.workshopstream.catalogue.ArtistImports.Mode;
import io.workshopstream.catalogue.UnmatchedNames.UnmatchedName;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.intake.ImportPlan;
import io.workshopstream.catalogue.intake.ImportRow;
import io.workshopstream.catalogue.intake.ImportRow.Draft;
import io.workshopstream.catalogue.intake.RowOutcome;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtistImportsTest {

  private static final StudioId STUDIO = new StudioId("vins");
  private static final LocalDate DAY = LocalDate.of(2026, 12, 5);
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private DataSource database = new CountingDatabase().source();

  private Artists artists() {
    return new Artists(database, CLOCK);
  }

  private Imported take(Mode mode, ImportRow... rows) {
    return new ArtistImports(database, CLOCK).take(List.of(rows), mode);
  }

  private static Draft row(long line, String id, @Nullable String name, String... aliases) {
    return new Draft(line, id, name, List.of(aliases), null, null);
  }

  private void store(String uuid, String by, LocalDate day, String... ids) {
    new Announced(STUDIO, uuid, by, day, List.of(ids)).storeIn(new Catalogue(database, CLOCK));
  }

  private void set(String uuid, OverriddenField field, String text) {
    FieldOverride value = new FieldOverride(field, text, "asha", NOW, null);
    new Catalogue(database, CLOCK).set(WorkshopId.of(uuid), List.of(value));
  }

  private List<String> idsOf(String uuid) {
    return new Catalogue(database, CLOCK)
        .find(WorkshopId.of(uuid))
        .orElseThrow()
        .workshop()
        .artistIds();
  }

  private void use(String kind) {
    if (kind.equals("postgresql")) {
      database = Postgres.without("workshop_override", "workshop", "artist");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void a_file_adds_artists_and_finds_their_workshops(String kind) {
    use(kind);
    artists().put(List.of(new Artist("zoe", "Zoe", List.of(), null, null)));
    store("a", "anvi x zoe", DAY, "zoe");
    store("b", "rené", DAY);
    store("c", "nobody", DAY);

    Imported seen = take(Mode.DRY_RUN, row(2, "anvi", "Anvi"), row(3, "zoe", null, "Rene"));
    assertThat(artists().all()).hasSize(1);
    assertThat(idsOf("b")).isEmpty();
    Imported done = take(Mode.WHOLE, row(2, "anvi", "Anvi"), row(3, "zoe", null, "Rene"));

    assertThat(seen.stored()).isFalse();
    assertThat(done.stored()).isTrue();
    assertThat(done.rows()).isEqualTo(seen.rows());
    assertThat(done.matched()).isEqualTo(seen.matched()).isEqualTo(2);
    assertThat(idsOf("a")).containsExactly("anvi", "zoe");
    assertThat(idsOf("b")).containsExactly("zoe");
    assertThat(idsOf("c")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void a_meeting_counts_as_changed_once_whatever_the_file_changes(String kind) {
    use(kind);
    artists().put(List.of(new Artist("zoe", "Zoe", List.of(), null, null)));
    store("both", "anvi x zoe", DAY, "zoe");
    store("matched", "anvi", DAY);
    store("shown", "zoe", DAY, "zoe");
    store("none", "nobody", DAY);
    String mark = new PublicCatalogue(database).mark();

    take(Mode.WHOLE, row(2, "anvi", "Anvi"), row(3, "zoe", "Zoé Renamed"));

    assertThat(List.of(sequence("both"), sequence("matched"), sequence("shown")))
        .containsOnly(sequence("none") + 1);
    assertThat(new PublicCatalogue(database).mark()).isNotEqualTo(mark);
  }

  private int sequence(String uuid) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select sequence from listing where workshop_uuid = ?")
                    .bind(0, uuid)
                    .mapTo(Integer.class)
                    .one());
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void one_bad_row_keeps_the_whole_file_out_unless_parts_are_wanted(String kind) {
    use(kind);
    ImportRow[] rows = {row(2, "anvi", "Anvi"), row(3, "anvi2", "ANVI")};

    assertThat(take(Mode.WHOLE, rows).stored()).isFalse();
    assertThat(artists().all()).isEmpty();
    assertThat(take(Mode.PARTIAL, rows).stored()).isTrue();
    assertThat(artists().all()).extracting(Artist::id).containsExactly("anvi");
  }

  @Test
  void however_many_rows_there_are_the_database_is_asked_a_few_times() {
    CountingDatabase counted = new CountingDatabase();
    database = counted.source();
    store("a", "artist 7", DAY);
    ImportRow[] rows =
        IntStream.range(0, 450)
            .mapToObj(i -> row(i + 2, "id" + i, "Artist " + i, "a" + i))
            .toArray(ImportRow[]::new);

    assertThat(counted.count(() -> take(Mode.WHOLE, rows))).isLessThan(40);
    assertThat(counted.count(() -> take(Mode.WHOLE, rows))).isLessThan(5);
  }

  @Test
  void a_database_that_breaks_leaves_everything_as_it_was() {
    CountingDatabase counted = new CountingDatabase();
    database = counted.source();
    store("a", "anvi", DAY);
    int steps = counted.count(() -> take(Mode.DRY_RUN, row(2, "zoe", "Zoe")));
    assertThat(steps).isPositive();
    for (int step = 1; step < 9; step++) {
      counted.breakAt(step);
      assertThatThrownBy(() -> take(Mode.WHOLE, row(2, "anvi", "Anvi", "a"))).isNotNull();
      counted.mend();
      assertThat(artists().all()).isEmpty();
      assertThat(idsOf("a")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void a_dry_run_says_exactly_what_the_import_then_does(String kind) {
    use(kind);
    for (int seed = 0; seed < 150; seed++) {
      Jdbi.create(database).useHandle(handle -> handle.execute("delete from artist"));
      Random random = new Random(seed);
      for (int file = 0; file < 4; file++) {
        check(random);
      }
    }
  }

  private void check(Random random) {
    ImportRow[] rows = rows(random);
    List<Artist> before = artists().all();
    ImportPlan plan = ImportPlan.of(List.of(rows), before);

    Imported seen = take(Mode.DRY_RUN, rows);
    assertThat(artists().all()).isEqualTo(before);
    Imported done = take(random.nextBoolean() ? Mode.WHOLE : Mode.PARTIAL, rows);
    assertThat(done.rows()).isEqualTo(seen.rows()).isEqualTo(plan.outcomes());
    if (done.stored()) {
      List<Artist> after = new ArrayList<>(before);
      after.removeIf(
          one -> plan.written().stream().anyMatch(renewed -> renewed.id().equals(one.id())));
      after.addAll(plan.written());
      assertThat(sorted(artists().all())).isEqualTo(sorted(after));
      assertThat(take(Mode.DRY_RUN, rows).rows())
          .allMatch(row -> !seen.isGood() || row.kind() == RowOutcome.Kind.UNCHANGED);
    } else {
      assertThat(artists().all()).isEqualTo(before);
    }
  }

  /** By id and with aliases in one order, whatever order of letters the database has. */
  private static List<Artist> sorted(List<Artist> artists) {
    return artists.stream()
        .map(
            one ->
                new Artist(
                    one.id(),
                    one.name(),
                    one.aliases().stream().sorted().toList(),
                    one.imageUrl(),
                    one.instagramLink()))
        .sorted(Comparator.comparing(Artist::id))
        .toList();
  }

  private static ImportRow[] rows(Random random) {
    return IntStream.range(0, 1 + random.nextInt(6))
        .mapToObj(
            line -> {
              String name = random.nextInt(3) == 0 ? null : word(random);
              List<String> aliases =
                  IntStream.range(0, random.nextInt(3)).mapToObj(i -> word(random)).toList();
              String link = random.nextBoolean() ? null : "https://i.example/" + word(random);
              return new Draft(line + 2, "id" + random.nextInt(4), name, aliases, link, null);
            })
        .toArray(ImportRow[]::new);
  }

  private static String word(Random random) {
    return List.of("Anvi", "anvi", "Zoé", "zoe", "Rohit", "B", "c", "D e").get(random.nextInt(8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void names_that_nobody_has_are_listed_with_whom_they_may_mean(String kind) {
    use(kind);
    artists().put(List.of(new Artist("anvi", "Anvi Shetty", List.of("anvi s"), null, null)));
    store("a", "anvi shetti x tba", DAY);
    store("b", "anvi shetti x anvi s", DAY, "anvi");
    store("c", "guest", DAY);
    store("over", "somebody", DAY.minusDays(1));
    store("byhand", "someone", DAY);
    set("byhand", OverriddenField.ARTISTS, "anvi");
    store("hidden", "hidden one", DAY);
    set("hidden", OverriddenField.HIDDEN, "true");
    store("renamed", "x", DAY);
    set("renamed", OverriddenField.BY, "Guest");
    store("unnamed", "y", DAY);
    set("unnamed", OverriddenField.BY, "");

    UnmatchedNames.Page page = new UnmatchedNames(database).since(DAY, 10);

    assertThat(page.total()).isEqualTo(2);
    assertThat(page.names())
        .extracting(UnmatchedName::name, UnmatchedName::workshops)
        .containsExactly(tuple("anvi shetti", 2), tuple("guest", 2));
    assertThat(page.names().get(0).suggestions().get(0).artist().id()).isEqualTo("anvi");
    assertThat(page.names().get(1).suggestions()).isEmpty();
    assertThat(new UnmatchedNames(database).since(DAY, 1).names()).hasSize(1);

    assertThat(artists().learnAlias("anvi", "anvi shetti")).contains(1);
    assertThat(new UnmatchedNames(database).since(DAY, 10).names())
        .extracting(UnmatchedName::name)
        .containsExactly("guest");
  }
}
