package io.workshopstream.admin.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.plan.KeptReason;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.notice.event.PlanFacts;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanFactsFactoryTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 22);
  private static final List<Workshop> NONE = List.of();

  private static Workshop workshop(String song, int days) {
    return new Workshop(
        "studio/" + song,
        new StudioId("studio"),
        EventType.WORKSHOP,
        URI.create("https://studio.example/1?key=abc"),
        "anvi",
        song,
        List.of(new Slot(TODAY.plusDays(days), LocalTime.of(17, 0), LocalTime.of(19, 0))),
        null,
        List.of());
  }

  private static PlanFacts facts(
      List<Workshop> added, List<Workshop> unchanged, List<Workshop> removed, List<Workshop> kept) {
    return PlanFactsFactory.of(
        new RefreshPlan(
            new StudioId("studio"),
            added,
            List.of(),
            unchanged,
            removed,
            kept.stream().map(one -> new RefreshPlan.Kept(one, KeptReason.PAGE_NOT_READ)).toList(),
            TODAY),
        null);
  }

  @Test
  void what_is_over_is_neither_before_nor_after() {
    PlanFacts facts =
        facts(
            NONE,
            List.of(workshop("a", 1), workshop("b", -1)),
            List.of(workshop("c", 0), workshop("d", -5)),
            NONE);

    assertThat(facts.before()).isEqualTo(2);
    assertThat(facts.after()).isEqualTo(1);
    assertThat(facts.found()).isTrue();
  }

  @Test
  void what_could_not_be_read_is_still_there_and_is_not_found() {
    PlanFacts facts = facts(NONE, NONE, NONE, List.of(workshop("a", 3)));

    assertThat(facts.before()).isEqualTo(1);
    assertThat(facts.after()).isEqualTo(1);
    assertThat(facts.found()).isFalse();
  }

  @Test
  void what_is_new_is_told_without_keys() {
    PlanFacts facts = facts(List.of(workshop("pal pal", 3)), NONE, NONE, NONE);

    assertThat(facts.added())
        .containsExactly(
            new PlanFacts.AddedWorkshop(
                "pal pal",
                "anvi",
                List.of("2026-01-25T17:00/19:00"),
                "https://studio.example/1?key=***"));
  }
}
