package io.workshopstream.notice;

import static io.workshopstream.notice.NoticeScene.held;
import static io.workshopstream.notice.NoticeScene.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.notice.event.PlanFacts;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunState;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On H2; another class does the same on PostgreSQL. */
class OutboxTest {

  private static final RunId RUN = new RunId("r1");
  private final NoticeScene scene = new NoticeScene(emptyDatabase());

  DataSource emptyDatabase() {
    return NoticeScene.emptyH2();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private List<String> written() {
    return scene.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select type || ' ' || state from notice_event order by type")
                .mapTo(String.class)
                .list());
  }

  private JsonNode data(String type) throws Exception {
    String data =
        scene.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select data from notice_event where type = :type")
                    .bind("type", type)
                    .mapTo(String.class)
                    .one());
    return new ObjectMapper().readTree(data);
  }

  private void planned(PlanFacts plan) {
    scene.jdbi.useTransaction(handle -> scene.outbox.planned(RUN, plan).accept(handle));
  }

  @Test
  void a_run_that_fails_is_told_of_with_its_reason_and_where_to_look() throws Exception {
    scene.fail("r1", "s");

    assertThat(written()).containsExactly("run.failed ready");
    JsonNode data = data("run.failed");
    assertThat(data.get("reason").asText()).isEqualTo("the site is down");
    assertThat(data.get("run_url").asText()).isEqualTo("https://admin.example/api/runs/r1");
    assertThat(data.get("studio_id").asText()).isEqualTo("s");
  }

  @Test
  void runs_that_end_well_or_store_nothing_are_not_told_of() {
    scene.end(scene.run("r1", "s", RunState.COMPLETED));
    scene.end(scene.run("r2", "s", RunState.CANCELLED));
    scene.end(scene.run("r3", Set.of("s"), true, RunState.FAILED));

    assertThat(written()).isEmpty();
  }

  @Test
  void what_a_plan_did_is_told_when_the_run_has_ended() {
    planned(plan(10, 3, "Pal Pal"));
    assertThat(written()).containsExactly("workshops.added open", "workshops.dropped open");

    scene.end(scene.run("r1", "s", RunState.COMPLETED));
    assertThat(written()).containsExactly("workshops.added ready", "workshops.dropped ready");
  }

  @Test
  void a_plan_that_is_held_back_is_told_of_and_its_workshops_when_it_is_approved()
      throws Exception {
    planned(held(4, 0));
    scene.end(scene.run("r1", "s", RunState.NEEDS_APPROVAL));
    assertThat(written())
        .containsExactly(
            "plan.held ready", "workshops.dropped ready", "workshops.none_found ready");
    assertThat(data("plan.held").get("reason").asText()).isEqualTo("looks broken");

    scene.jdbi.useTransaction(
        handle -> scene.outbox.added(RUN, plan(4, 1, "Pal Pal")).accept(handle));
    scene.end(scene.run("r1", "s", RunState.COMPLETED));
    assertThat(written()).hasSize(4).contains("workshops.added ready");
  }

  @Test
  void what_a_server_that_was_lost_thought_of_its_plan_is_not_told() {
    planned(held(4, 0));
    planned(plan(4, 4));
    scene.end(scene.run("r1", "s", RunState.COMPLETED));

    assertThat(written()).isEmpty();
  }

  @Test
  void a_plan_that_was_never_held_in_the_end_is_not_told_as_held() {
    planned(held(4, 2));
    scene.fail("r1", "s");

    assertThat(written()).containsExactly("run.failed ready");
  }

  @Test
  void workshops_of_several_pages_are_told_of_together_and_only_the_first_are_named()
      throws Exception {
    for (int page = 0; page < 15; page++) {
      String[] two = {"a" + page, "b" + page};
      scene.jdbi.useTransaction(handle -> scene.outbox.added(RUN, plan(0, 2, two)).accept(handle));
    }
    scene.end(scene.run("r1", "s", RunState.COMPLETED));

    assertThat(written()).containsExactly("workshops.added ready");
    assertThat(data("workshops.added").get("added").asInt()).isEqualTo(30);
    assertThat(data("workshops.added").get("workshops")).hasSize(20);
  }

  @Test
  void nothing_is_told_of_what_was_rolled_back() {
    assertThatThrownBy(
            () ->
                scene.jdbi.useTransaction(
                    handle -> {
                      scene.outbox.ended(handle, List.of(scene.run("r1", "s", RunState.FAILED)));
                      throw new IllegalStateException("planted");
                    }))
        .hasMessage("planted");

    assertThat(written()).isEmpty();
  }

  @Test
  void the_longest_words_fit() {
    String long1 = "ü\0€".repeat(40_000);
    String[] many = Collections.nCopies(30, long1).toArray(new String[0]);
    planned(plan(1, 30, many));
    scene.end(scene.run("r1", "s", RunState.COMPLETED));

    assertThat(written()).containsExactly("workshops.added ready");
  }
}
