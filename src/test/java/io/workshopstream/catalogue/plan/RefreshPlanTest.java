package io.workshopstream.catalogue.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefreshPlanTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 22);
  private static final StudioId STUDIO = new StudioId("studio");
  private static final URI ONE = URI.create("https://studio.example/one");
  private static final URI TWO = URI.create("https://studio.example/two");

  private static Workshop workshop(URI link, String song, LocalDate day) {
    return new Workshop(
        "studio" + link.getPath() + "/" + song + "/" + day,
        STUDIO,
        EventType.WORKSHOP,
        link,
        "anvi",
        song,
        List.of(new Slot(day, LocalTime.of(17, 0), null)),
        null,
        List.of());
  }

  private static Workshop soon(URI link, String song) {
    return workshop(link, song, TODAY.plusDays(10));
  }

  private static RefreshPlan plan(List<Workshop> stored, Gathered gathered) {
    return RefreshPlan.of(stored, gathered, TODAY);
  }

  private static Gathered everythingRead(Workshop... found) {
    return new Gathered(STUDIO, List.of(found), Set.of(ONE, TWO), Set.of(ONE, TWO), true);
  }

  @Test
  void what_was_not_there_before_is_added() {
    Workshop workshop = soon(ONE, "pal pal");

    RefreshPlan plan = plan(List.of(), everythingRead(workshop));

    assertThat(plan.added()).containsExactly(workshop);
    assertThat(plan.isEmpty()).isFalse();
    assertThat(plan.isSuspicious()).isFalse();
  }

  @Test
  void what_is_the_same_stays_untouched() {
    RefreshPlan plan = plan(List.of(soon(ONE, "a")), everythingRead(soon(ONE, "a")));

    assertThat(plan.unchanged()).hasSize(1);
    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void a_new_price_is_a_change() {
    Workshop before = soon(ONE, "a");
    Workshop after =
        new Workshop(
            before.uuid(),
            STUDIO,
            before.type(),
            ONE,
            "anvi",
            "a",
            before.slots(),
            "₹850",
            List.of());

    assertThat(plan(List.of(before), everythingRead(after)).changed())
        .containsExactly(new RefreshPlan.Change(before, after));
  }

  @Test
  void a_workshop_that_moved_to_another_day_keeps_its_key() {
    Workshop before = workshop(ONE, "a", TODAY.plusDays(3));
    Workshop after = workshop(ONE, "a", TODAY.plusDays(4));

    RefreshPlan plan = plan(List.of(before), everythingRead(after));

    assertThat(plan.changed())
        .containsExactly(new RefreshPlan.Change(before, after.withUuid(before.uuid())));
    assertThat(plan.added()).isEmpty();
    assertThat(plan.removed()).isEmpty();
  }

  @Test
  void a_workshop_whose_title_is_corrected_keeps_its_key() {
    Workshop before = soon(ONE, "sogn");
    Workshop after = soon(ONE, "song");

    RefreshPlan plan = plan(List.of(before, soon(ONE, "b")), everythingRead(soon(ONE, "b"), after));

    assertThat(plan.changed())
        .containsExactly(new RefreshPlan.Change(before, after.withUuid(before.uuid())));
    assertThat(plan.added()).isEmpty();
    assertThat(plan.removed()).isEmpty();
  }

  @Test
  void another_song_by_somebody_else_at_the_same_hour_is_another_workshop() {
    Workshop before = soon(ONE, "a");
    Workshop after = soon(ONE, "b").withPeople("zoe", List.of("zoe"));

    RefreshPlan plan = plan(List.of(before), everythingRead(after));

    assertThat(plan.added()).containsExactly(after);
    assertThat(plan.removed()).containsExactly(before);
  }

  @Test
  void the_next_class_of_a_weekly_series_is_not_the_one_that_is_over() {
    Workshop over = workshop(ONE, "a", TODAY.minusDays(1));
    Workshop next = workshop(ONE, "a", TODAY.plusDays(6));

    RefreshPlan plan = plan(List.of(over), everythingRead(next));

    assertThat(plan.added()).containsExactly(next);
    assertThat(plan.removed()).containsExactly(over);
  }

  @Test
  void an_hour_alone_makes_no_two_workshops_the_same() {
    Workshop before = soon(ONE, "a").withSong(null).withPeople(null, List.of());
    Workshop after = soon(TWO, "b").withSong(null).withPeople(null, List.of());
    Gathered onlyTwo = new Gathered(STUDIO, List.of(after), Set.of(TWO), Set.of(TWO), true);

    assertThat(plan(List.of(before), onlyTwo).added()).containsExactly(after);
  }

  @Test
  void a_workshop_whose_page_has_another_address_keeps_its_key() {
    Workshop before = soon(ONE, "a");
    Workshop after = soon(TWO, "a");
    Gathered onlyTwo = new Gathered(STUDIO, List.of(after), Set.of(TWO), Set.of(TWO), true);

    assertThat(plan(List.of(before), onlyTwo).changed())
        .containsExactly(new RefreshPlan.Change(before, after.withUuid(before.uuid())));
  }

  @Test
  void a_page_that_could_not_be_read_is_not_taken_for_one_that_moved() {
    Workshop before = soon(ONE, "a");
    Gathered failed =
        new Gathered(STUDIO, List.of(soon(TWO, "a")), Set.of(TWO), Set.of(ONE, TWO), true);

    RefreshPlan plan = plan(List.of(before), failed);

    assertThat(plan.kept()).containsExactly(new RefreshPlan.Kept(before, KeptReason.PAGE_NOT_READ));
    assertThat(plan.added()).containsExactly(soon(TWO, "a"));
  }

  @Test
  void when_two_days_of_one_song_change_nobody_guesses_which_became_which() {
    List<Workshop> stored =
        List.of(workshop(ONE, "a", TODAY.plusDays(1)), workshop(ONE, "a", TODAY.plusDays(2)));
    Workshop[] found = {
      workshop(ONE, "a", TODAY.plusDays(3)), workshop(ONE, "a", TODAY.plusDays(4))
    };

    RefreshPlan plan = plan(stored, everythingRead(found));

    assertThat(plan.added()).containsExactly(found);
    assertThat(plan.removed()).containsExactlyElementsOf(stored);
  }

  @Test
  void what_a_page_that_was_read_no_longer_announces_is_removed() {
    RefreshPlan plan =
        plan(List.of(soon(ONE, "a"), soon(ONE, "b")), everythingRead(soon(ONE, "a")));

    assertThat(plan.removed()).containsExactly(soon(ONE, "b"));
  }

  @Test
  void what_a_failed_page_announced_before_is_kept() {
    Gathered oneFailed =
        new Gathered(STUDIO, List.of(soon(ONE, "a")), Set.of(ONE), Set.of(ONE, TWO), true);

    RefreshPlan plan = plan(List.of(soon(ONE, "a"), soon(TWO, "b")), oneFailed);

    assertThat(plan.kept())
        .containsExactly(new RefreshPlan.Kept(soon(TWO, "b"), KeptReason.PAGE_NOT_READ));
    assertThat(plan.removed()).isEmpty();
  }

  @Test
  void a_link_that_is_gone_from_the_full_listing_takes_its_workshops_along() {
    Gathered without =
        new Gathered(STUDIO, List.of(soon(ONE, "a")), Set.of(ONE), Set.of(ONE), true);

    assertThat(plan(List.of(soon(ONE, "a"), soon(TWO, "b")), without).removed())
        .containsExactly(soon(TWO, "b"));
  }

  @Test
  void a_link_that_is_gone_from_half_a_listing_proves_nothing() {
    Gathered half = new Gathered(STUDIO, List.of(soon(ONE, "a")), Set.of(ONE), Set.of(ONE), false);

    assertThat(plan(List.of(soon(ONE, "a"), soon(TWO, "b")), half).kept())
        .containsExactly(new RefreshPlan.Kept(soon(TWO, "b"), KeptReason.LISTING_NOT_READ));
  }

  @Test
  void a_plan_that_waited_is_written_down_as_what_it_does_to_what_is_stored_when_it_is_applied() {
    Workshop a = soon(ONE, "a");
    Workshop b = soon(ONE, "b");
    Workshop gone = soon(TWO, "gone");
    RefreshPlan waited = plan(List.of(gone), everythingRead(a, b));
    Workshop stored = a.withPricing("₹1");

    RefreshPlan plan = waited.onto(List.of(stored, b));

    assertThat(plan.added()).isEmpty();
    assertThat(plan.changed()).containsExactly(new RefreshPlan.Change(stored, a));
    assertThat(plan.unchanged()).containsExactly(b);
    assertThat(plan.removed()).isEmpty();
  }

  /** Then a workshop that was kept had no reason, and pages told nothing besides. */
  @Test
  void a_plan_that_a_version_before_held_back_is_still_understood() {
    Workshop kept = soon(TWO, "b");
    RefreshPlan plan = plan(List.of(), everythingRead(soon(ONE, "a")));
    String old =
        PlanJson.write(plan)
            .replaceAll(",\"findings\":\\{.*?\\}", "")
            .replace("\"kept\":[]", "\"kept\":[" + PlanJson.write(kept) + "]");
    assertThat(old).contains("\"kept\":[{\"uuid\"").doesNotContain("findings");

    assertThat(PlanJson.read(old, RefreshPlan.class)).isEqualTo(plan);
  }

  @Test
  void nothing_where_there_was_something_is_suspicious() {
    assertThat(plan(List.of(soon(ONE, "a")), everythingRead()).isSuspicious()).isTrue();
  }

  @Test
  void losing_more_than_half_is_suspicious_and_losing_half_is_not() {
    List<Workshop> four = List.of(soon(ONE, "a"), soon(ONE, "b"), soon(ONE, "c"), soon(ONE, "d"));

    assertThat(plan(four, everythingRead(soon(ONE, "a"))).isSuspicious()).isTrue();
    assertThat(plan(four, everythingRead(soon(ONE, "a"), soon(ONE, "b"))).isSuspicious()).isFalse();
  }

  @Test
  void workshops_that_are_over_may_go_quietly() {
    Workshop over = workshop(ONE, "a", TODAY.minusDays(1));

    RefreshPlan plan = plan(List.of(over), everythingRead());

    assertThat(plan.removed()).containsExactly(over);
    assertThat(plan.isSuspicious()).isFalse();
  }

  @Test
  void two_finds_with_one_key_count_once() {
    assertThat(plan(List.of(), everythingRead(soon(ONE, "a"), soon(ONE, "a"))).added()).hasSize(1);
  }

  @Test
  void without_removals_everything_else_stays_as_planned() {
    RefreshPlan plan =
        plan(List.of(soon(TWO, "b")), everythingRead(soon(ONE, "a"))).withoutRemovals();

    assertThat(plan.removed()).isEmpty();
    assertThat(plan.kept()).extracting(RefreshPlan.Kept::workshop).containsExactly(soon(TWO, "b"));
    assertThat(plan.added()).containsExactly(soon(ONE, "a"));
  }
}
