package io.workshopstream.catalogue.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.intake.ImportRow.Draft;
import io.workshopstream.catalogue.intake.ImportRow.Unfit;
import io.workshopstream.catalogue.intake.RowOutcome.FieldChange;
import io.workshopstream.catalogue.intake.RowOutcome.Kind;
import io.workshopstream.catalogue.intake.RowOutcome.Obstacle;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportPlanTest {

  private static final Artist ANVI =
      new Artist("anvi", "Anvi Shetty", List.of("anvi s"), null, "https://instagram.com/anvi");
  private static final Artist ZOE = new Artist("zoe", "Zoé", List.of(), null, null);

  private static Draft row(long line, String id, @Nullable String name, String... aliases) {
    return new Draft(line, id, name, List.of(aliases), null, null);
  }

  private static ImportPlan plan(ImportRow... rows) {
    return ImportPlan.of(List.of(rows), List.of(ANVI, ZOE));
  }

  private static List<Kind> kinds(ImportPlan plan) {
    return plan.outcomes().stream().map(RowOutcome::kind).toList();
  }

  private static Obstacle obstacle(ImportPlan plan, int row) {
    return Objects.requireNonNull(plan.outcomes().get(row).obstacle());
  }

  @Test
  void a_row_adds_changes_or_leaves_an_artist() {
    ImportPlan plan =
        plan(
            row(2, "rohit", "Rohit", "ro", "ro", "ab"),
            new Draft(3, "anvi", null, List.of("ANVI S", "anvee"), "https://i/1", null),
            row(4, "zoe", "Zoé"));

    assertThat(kinds(plan)).containsExactly(Kind.ADDED, Kind.CHANGED, Kind.UNCHANGED);
    assertThat(plan.outcomes().get(0).changes())
        .containsExactly(
            new FieldChange(ImportField.NAME, null, "Rohit"),
            new FieldChange(ImportField.ALIASES, null, "ab | ro"));
    assertThat(plan.outcomes().get(1).changes())
        .containsExactly(
            new FieldChange(ImportField.ALIASES, "anvi s", "anvee | anvi s"),
            new FieldChange(ImportField.IMAGE, null, "https://i/1"));
    assertThat(plan.written())
        .containsExactly(
            new Artist(
                "anvi",
                "Anvi Shetty",
                List.of("anvee", "anvi s"),
                "https://i/1",
                "https://instagram.com/anvi"),
            new Artist("rohit", "Rohit", List.of("ab", "ro"), null, null));
    assertThat(plan.learnt().keySet()).isEqualTo(Set.of("rohit", "ro", "ab", "anvee"));
    assertThat(plan.isGood()).isTrue();
  }

  @Test
  void what_a_row_leaves_out_stays() {
    ImportPlan plan = plan(new Draft(2, "anvi", null, List.of(), null, null));

    assertThat(kinds(plan)).containsExactly(Kind.UNCHANGED);
    assertThat(plan.written()).isEmpty();
    assertThat(plan.learnt()).isEmpty();
  }

  @Test
  void a_spelling_that_another_artist_has_is_a_conflict() {
    ImportPlan plan =
        plan(
            row(2, "zoe", null, "Anvi  S"),
            row(3, "other", "ANVI SHETTY"),
            row(4, "rohit", "Rohit", "ro"),
            row(5, "rohan", "Ro"),
            row(6, "zoe2", "ZOE"));

    assertThat(kinds(plan))
        .containsExactly(Kind.CONFLICT, Kind.CONFLICT, Kind.ADDED, Kind.CONFLICT, Kind.CONFLICT);
    assertThat(obstacle(plan, 0).otherArtist()).isEqualTo("anvi");
    assertThat(obstacle(plan, 0).field()).isEqualTo("artist_aliases");
    assertThat(obstacle(plan, 1).field()).isEqualTo("artist_name");
    assertThat(obstacle(plan, 3).otherArtist()).isEqualTo("rohit");
    assertThat(plan.written()).extracting(Artist::id).containsExactly("rohit");
  }

  @Test
  void a_spelling_is_free_for_others_once_its_artist_has_another_name() {
    ImportPlan plan = plan(row(2, "zoe", "Zoe Khan"), row(3, "zoe2", "Zoe"));

    assertThat(kinds(plan)).containsExactly(Kind.CHANGED, Kind.ADDED);
    assertThat(plan.learnt()).containsEntry("zoe", Set.of("zoe2"));
  }

  @Test
  void what_two_artists_share_already_is_no_conflict() {
    Artist twin = new Artist("anvi2", "Anvi Shetty", List.of(), null, null);
    ImportPlan plan =
        ImportPlan.of(
            List.of(row(2, "anvi", "Anvi Shetty", "anvi s"), row(3, "anvi2", "Anvi Shetty")),
            List.of(ANVI, twin));

    assertThat(kinds(plan)).containsOnly(Kind.UNCHANGED);
  }

  @Test
  void an_id_counts_once_in_a_file_and_a_new_artist_needs_a_name() {
    ImportPlan plan =
        plan(
            row(2, "anvi", "Anvi"),
            row(3, "anvi", "Anvi S"),
            row(4, "new", null),
            new Unfit(5, "", "artist_id", "must"),
            new Unfit(6, "", "artist_id", "must"));

    assertThat(kinds(plan))
        .containsExactly(Kind.CHANGED, Kind.REJECTED, Kind.REJECTED, Kind.REJECTED, Kind.REJECTED);
    assertThat(obstacle(plan, 1).reason()).contains("line 2");
    assertThat(obstacle(plan, 2).field()).isEqualTo("artist_name");
    assertThat(obstacle(plan, 4).reason()).isEqualTo("must");
    assertThat(plan.isGood()).isFalse();
  }

  @Test
  void an_artist_does_not_get_more_aliases_than_there_may_be() {
    String[] many = IntStream.range(0, 100).mapToObj(i -> "a" + i).toArray(String[]::new);

    assertThat(kinds(plan(row(2, "anvi", null, many)))).containsExactly(Kind.REJECTED);
    assertThat(kinds(plan(row(2, "zoe", null, many)))).containsExactly(Kind.CHANGED);
  }
}
