package io.workshopstream.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.admin.refresh.OutcomeSentences;
import io.workshopstream.admin.refresh.StudioSummary;
import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.field.RenderingSetting;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sentences that could claim more than is so. */
class TrueSentencesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 22);

  private static Studio studio(String id, String name) {
    URI start = URI.create("https://studio.example/" + id);
    return new Studio(
        new StudioId(id),
        name,
        start,
        start.toString(),
        1,
        false,
        RenderingSetting.NEVER,
        false,
        "Bangalore",
        ZoneOffset.UTC,
        true,
        null,
        null,
        null,
        null);
  }

  private static Workshop on(LocalDate day) {
    return new Workshop(
        "studio/page/pal-pal/" + day,
        new StudioId("a"),
        EventType.WORKSHOP,
        URI.create("https://studio.example/page"),
        "anvi",
        "pal pal",
        List.of(new Slot(day, null, null)),
        null,
        List.of());
  }

  private static RefreshPlan removing(String studio, Workshop... removed) {
    List<Workshop> none = List.of();
    return new RefreshPlan(
        new StudioId(studio), none, List.of(), none, List.of(removed), List.of(), TODAY);
  }

  @Test
  void of_the_workshops_to_come_only_those_are_counted_that_are_still_to_come() {
    RefreshPlan plan = removing("a", on(TODAY.minusDays(3)), on(TODAY.plusDays(3)));

    assertThat(OutcomeSentences.suspicious(plan))
        .isEqualTo("1 workshop that is still to come would go: this looks like a broken site");
  }

  @Test
  void what_is_held_back_is_said_of_its_own_studio_only() {
    assertThat(
            OutcomeSentences.heldBack(
                studio("a", "Studio a"), removing("a", on(TODAY), on(TODAY.plusDays(1)))))
        .startsWith(
            "Held back: 2 workshops would go, which looks like a broken site, so nothing of Studio a"
                + " was changed.");
    assertThat(
            OutcomeSentences.refreshEnds(
                studio("a", "Studio a"), new StudioSummary(), OutcomeSentences.Fate.HELD))
        .startsWith("Read Studio a, and changed nothing of it: ");
  }

  @Test
  void the_sums_of_a_dry_run_claim_no_change() {
    Map<String, Integer> changes = Map.of("added", 2);

    assertThat(OutcomeSentences.sums(1, 2, changes, false))
        .isEqualTo("All in all, 1 of 2 studios done: 2 added, 0 changed, 0 removed");
    assertThat(OutcomeSentences.sums(1, 2, changes, true)).endsWith(" if it were no dry run");
  }

  @Test
  void what_a_dry_run_shows_or_a_run_holds_back_is_no_change_yet() {
    assertThat(OutcomeSentences.planned(removing("a"), true)).startsWith("Would change: ");
    assertThat(OutcomeSentences.planned(removing("a"), false)).startsWith("Changes: ");
    assertThat(OutcomeSentences.saved(1, true)).isEqualTo("Would save 1 workshop");
    assertThat(OutcomeSentences.saved(2, false)).isEqualTo("Saved 2 workshops");
  }

  @Test
  void a_studio_that_broke_stays_as_it_was_only_when_that_is_so() {
    assertThat(OutcomeSentences.refreshBroke(studio("a", "Studio a"), false))
        .startsWith("Could not refresh Studio a, which stays as it was: ");
    assertThat(OutcomeSentences.refreshBroke(studio("a", "Studio a"), true))
        .startsWith("Could not refresh Studio a to its end, though its changes are stored: ");
  }

  @Test
  void words_are_cut_between_characters() {
    assertThat(Sentences.shorten("a" + "𝒅".repeat(60))).isEqualTo("a" + "𝒅".repeat(39) + "…");
  }
}
