package io.workshopstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.Disagreement;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.plan.Gathered;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverridesTest {

  private static final StudioId STUDIO = new StudioId("vins");
  private static final LocalDate DAY = LocalDate.of(2026, 12, 5);
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final URI PAGE = URI.create("https://vins.dance/a");
  private static final WorkshopId ID = WorkshopId.of("vins/a");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Catalogue catalogue = new Catalogue(new CountingDatabase().source(), clock);

  private static Workshop workshop(String song, LocalDate day) {
    return new Workshop(
        "vins/a",
        STUDIO,
        EventType.WORKSHOP,
        PAGE,
        "anvi",
        song,
        List.of(new Slot(day, null, null)),
        "₹850",
        List.of());
  }

  private RefreshPlan refresh(Workshop... found) {
    Gathered gathered =
        new Gathered(STUDIO, Arrays.asList(found), Set.of(PAGE), Set.of(PAGE), true);
    RefreshPlan plan = catalogue.plan(gathered, DAY);
    catalogue.apply(plan, Origins.REFRESH);
    return plan;
  }

  private static FieldOverride value(OverriddenField field, String text) {
    return new FieldOverride(field, text, "asha", NOW, "heard in class");
  }

  private CatalogueEntry set(OverriddenField field, String text) {
    return catalogue.set(ID, List.of(value(field, text))).orElseThrow();
  }

  private CatalogueEntry entry() {
    return catalogue.find(ID).orElseThrow();
  }

  @Test
  void each_field_that_people_set_counts_instead_of_the_page() {
    refresh(workshop("song", DAY));

    set(OverriddenField.BY, "Anvi X Zoe");
    set(OverriddenField.ARTISTS, "anvi,zoe");
    set(OverriddenField.SONG, "pal pal");
    set(OverriddenField.TIMES, "2026-12-06T17:00/19:00\n2026-12-07");
    set(OverriddenField.PRICING, "");
    set(OverriddenField.LINK, "https://vins.dance/book");
    set(OverriddenField.TYPE, "intensive");
    set(OverriddenField.HIDDEN, "true");

    assertThat(entry().workshop())
        .isEqualTo(
            new Workshop(
                "vins/a",
                STUDIO,
                EventType.INTENSIVE,
                URI.create("https://vins.dance/book"),
                "Anvi X Zoe",
                "pal pal",
                List.of(
                    Slot.parse("2026-12-06T17:00/19:00").orElseThrow(),
                    Slot.parse("2026-12-07").orElseThrow()),
                null,
                List.of("anvi", "zoe")));
    assertThat(entry().isHidden()).isTrue();
    assertThat(entry().page()).isEqualTo(workshop("song", DAY));
    assertThat(entry().overrides()).contains(value(OverriddenField.SONG, "pal pal"));
  }

  @Test
  void a_refresh_keeps_what_people_set_and_tells_where_the_page_says_something_new() {
    refresh(workshop("song", DAY));
    set(OverriddenField.SONG, "pal pal");

    assertThat(catalogue.disagreements(refresh(workshop("song", DAY)))).isEmpty();
    RefreshPlan plan = refresh(workshop("another song", DAY));

    assertThat(catalogue.disagreements(plan))
        .containsExactly(
            new Disagreement(
                workshop("another song", DAY),
                value(OverriddenField.SONG, "pal pal"),
                "another song"));
    assertThat(entry().workshop().song()).isEqualTo("pal pal");
    assertThat(catalogue.disagreements(refresh(workshop("pal pal", DAY)))).isEmpty();
  }

  @Test
  void what_is_taken_back_leaves_what_the_page_says_now() {
    refresh(workshop("song", DAY));
    set(OverriddenField.SONG, "pal pal");
    refresh(workshop("another song", DAY));

    assertThat(catalogue.undo(ID, OverriddenField.SONG).orElseThrow().workshop().song())
        .isEqualTo("another song");
    assertThat(catalogue.undo(ID, OverriddenField.SONG)).isEmpty();
  }

  @Test
  void what_people_set_outlives_a_workshop_that_its_page_drops_and_announces_again() {
    refresh(workshop("song", DAY));
    set(OverriddenField.SONG, "pal pal");
    refresh();
    assertThat(catalogue.find(ID)).isEmpty();

    refresh(workshop("song", DAY));

    assertThat(entry().workshop().song()).isEqualTo("pal pal");
  }

  @Test
  void what_people_set_moves_along_when_the_title_on_the_page_is_corrected() {
    refresh(workshop("sogn", DAY));
    set(OverriddenField.PRICING, "₹900");

    refresh(workshop("song", DAY).withLink(PAGE));

    assertThat(entry().workshop().song()).isEqualTo("song");
    assertThat(entry().workshop().pricing()).isEqualTo("₹900");
  }

  @Test
  void a_workshop_that_people_moved_to_a_later_day_is_still_listed_after_a_refresh() {
    refresh(workshop("song", DAY));
    set(OverriddenField.TIMES, "2026-12-20");

    refresh(workshop("another song", DAY));

    assertThat(catalogue.since(LocalDate.of(2026, 12, 20))).hasSize(1);
    catalogue.undo(ID, OverriddenField.TIMES);
    assertThat(catalogue.since(LocalDate.of(2026, 12, 20))).isEmpty();
  }

  @Test
  void a_choreography_that_is_learnt_at_one_workshop_is_known_at_all_of_the_song_and_artists() {
    refresh(workshop("Song", DAY));
    set(OverriddenField.ARTISTS, "zoe,anvi");
    set(OverriddenField.CHOREOGRAPHY, "https://instagram.com/reel/1");
    catalogue.undo(ID, OverriddenField.CHOREOGRAPHY);

    assertThat(entry().override(OverriddenField.CHOREOGRAPHY)).isEmpty();
    assertThat(entry().choreographyLink()).isEqualTo("https://instagram.com/reel/1");
    set(OverriddenField.CHOREOGRAPHY, ""); // it was the wrong one
    catalogue.undo(ID, OverriddenField.CHOREOGRAPHY);
    assertThat(entry().choreographyLink()).isNull();
    set(OverriddenField.CHOREOGRAPHY, "https://instagram.com/reel/2");
    catalogue.undo(ID, OverriddenField.CHOREOGRAPHY);
    set(OverriddenField.SONG, "another");
    assertThat(entry().choreographyLink()).isNull();
  }

  @Test
  void nothing_is_set_at_a_workshop_that_is_not_there() {
    assertThat(catalogue.set(ID, List.of(value(OverriddenField.SONG, "x")))).isEmpty();
    assertThat(catalogue.undo(ID, OverriddenField.SONG)).isEmpty();
  }
}
