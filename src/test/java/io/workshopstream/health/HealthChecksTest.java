package io.workshopstream.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each check answers, and from which moment on. */
class HealthChecksTest {

  private final Queue<Runnable> timer = new ArrayDeque<>();
  private final Queue<Runnable> node = new ArrayDeque<>();
  private long now = 5_000_000_000L;

  private final Pulses pulses =
      new Pulses(new Pulse(timer::add, () -> now), new Pulse(node::add, () -> now));

  private void pass(int seconds) {
    now += seconds * 1_000_000_000L;
  }

  private static Map<String, Object> data(Check check) {
    return check.answer().data();
  }

  private static void assertUp(Check check) {
    assertThat(check.answer().isUp()).isTrue();
    assertThat(data(check)).doesNotContainKey("problem");
  }

  private static void assertDown(Check check, String problem) {
    assertThat(check.answer().isUp()).isFalse();
    assertThat(data(check)).containsEntry("problem", problem);
  }

  @Test
  void a_check_has_its_name_and_no_data_when_there_is_nothing_to_say() {
    Check.Answer answer = new Check("name", Optional::empty).answer();

    assertThat(answer.name()).isEqualTo("name");
    assertThat(answer.isUp()).isTrue();
    assertThat(answer.data()).isEmpty();
  }

  /** Each check is named once more for MicroProfile, which looks for beans. */
  @Test
  void every_check_is_given_to_microprofile_health() {
    Stream<Method> checks =
        Stream.of(HealthChecks.class.getDeclaredMethods())
            .filter(method -> method.getReturnType() == Check.class)
            .filter(method -> method.getParameterTypes()[0] != Supplier.class);
    Stream<Method> given =
        Stream.of(MicroProfileHealth.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Produces.class));

    assertThat(given.map(Method::getName))
        .hasSize(8)
        .containsExactlyInAnyOrderElementsOf(checks.map(Method::getName).toList());
  }

  @Test
  void without_microprofile_health_the_answer_has_its_form() throws IOException {
    Check.Answer up = new Check("one", Optional::empty).answer();
    Check.Answer down =
        new Check("two", () -> Optional.of("it is ill"), () -> Map.of("bytes", 7L)).answer();

    assertThat(new String(HealthFilter.body(List.of(up)), UTF_8))
        .isEqualTo("{\"status\":\"UP\",\"checks\":[{\"name\":\"one\",\"status\":\"UP\"}]}");
    assertThat(new String(HealthFilter.body(List.of(up, down)), UTF_8))
        .startsWith("{\"status\":\"DOWN\",")
        .contains(
            "{\"name\":\"two\",\"status\":\"DOWN\",\"data\":{\"problem\":\"it is ill\",\"bytes\":7}}");
  }

  @Test
  void figures_are_shown_whether_something_is_wrong_or_not() {
    Map<String, Long> figures = Map.of("bytes", 7L);

    assertThat(data(new Check("name", Optional::empty, () -> figures)))
        .isEqualTo(Map.of("bytes", 7L));
    assertThat(data(new Check("name", () -> Optional.of("it is ill"), () -> figures)))
        .isEqualTo(Map.of("problem", "it is ill", "bytes", 7L));
  }

  @Test
  void nobody_is_sent_here_before_the_server_serves_and_once_it_stops() {
    Serving serving = new Serving();
    Check check = HealthChecks.serving(serving);
    assertDown(check, "the server has not begun to serve yet");

    serving.begin();
    assertUp(check);

    serving.end();
    assertDown(check, "the server stops and takes nobody new");
  }

  @Test
  void a_server_that_has_started_stays_so_when_it_stops() {
    Serving serving = new Serving();
    Check check = HealthChecks.started(serving);
    assertDown(check, "the server has not begun to serve yet");

    serving.begin();
    assertUp(check);

    serving.end();
    assertUp(check);
  }

  @Test
  void a_clockwork_that_has_not_ticked_for_more_than_a_minute_is_dead() {
    Check check = HealthChecks.clockwork(pulses);
    assertUp(check);

    pulses.tick();
    pass(60);
    assertUp(check);

    pass(1);
    assertDown(check, "the clockwork has not ticked for 61 seconds");

    timer.remove().run();
    assertUp(check);
  }

  @Test
  void threads_that_are_all_held_for_more_than_thirty_seconds_make_the_server_not_ready() {
    Check check = HealthChecks.executor(pulses);
    pulses.tick();
    pass(30);
    timer.remove().run();
    assertUp(check);

    pass(1);
    assertDown(check, "the threads that may wait have finished nothing for 31 seconds");
    assertThat(data(check))
        .containsEntry("clockwork_age_seconds", 1L)
        .containsEntry("node_age_seconds", 31L);
    assertUp(HealthChecks.clockwork(pulses));

    node.remove().run();
    assertUp(check);
  }

  @Test
  void a_clockwork_that_stands_makes_the_server_not_ready_before_it_counts_as_dead() {
    Check check = HealthChecks.executor(pulses);
    pulses.tick();
    pass(31);
    node.remove().run();

    assertDown(check, "the clockwork has not ticked for 31 seconds");
    assertUp(HealthChecks.clockwork(pulses));
  }

  @Test
  void events_that_wait_for_more_than_ten_seconds_to_be_stored_make_the_server_not_ready() {
    Duration[] lag = {Duration.ZERO};
    Check check = HealthChecks.journal(() -> lag[0]);
    assertUp(check);

    lag[0] = Duration.ofSeconds(10);
    assertUp(check);
    assertThat(data(check)).containsEntry("lag_seconds", 10L);

    lag[0] = Duration.ofMillis(12_300);
    assertDown(check, "the oldest event has waited to be stored for 12 seconds");
    assertThat(data(check)).containsEntry("lag_seconds", 12L);
  }
}
