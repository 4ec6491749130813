package io.workshopstream.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PulseTest {

  private final Queue<Runnable> given = new ArrayDeque<>();
  private long now = 5_000_000_000L;

  private void pass(int seconds) {
    now += seconds * 1_000_000_000L;
  }

  private Pulse pulse(Executor executor) {
    return new Pulse(executor, () -> now);
  }

  @Test
  void before_the_first_beat_is_asked_for_none_is_late() {
    Pulse pulse = pulse(given::add);
    pass(100);

    assertThat(pulse.age()).isZero();
  }

  @Test
  void an_executor_that_works_gives_each_beat_back() {
    Pulse pulse = pulse(Runnable::run);
    for (int i = 0; i < 100; i++) {
      pulse.tick();
      pass(1);
    }

    assertThat(pulse.age()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void an_executor_that_is_stuck_is_given_one_beat_whose_age_grows_until_it_comes_back() {
    Pulse pulse = pulse(given::add);
    for (int i = 0; i < 31; i++) {
      pulse.tick();
      pass(1);
    }

    assertThat(pulse.age()).isEqualTo(Duration.ofSeconds(31));
    assertThat(given).hasSize(1);

    given.remove().run();
    assertThat(pulse.age()).isZero();

    pulse.tick();
    assertThat(given).hasSize(1);
  }

  @Test
  void a_clockwork_that_stands_is_seen_by_the_age_of_its_last_beat() {
    Pulse pulse = pulse(Runnable::run);
    pulse.tick();
    pass(61);

    assertThat(pulse.age()).isEqualTo(Duration.ofSeconds(61));
  }

  @Test
  void an_executor_that_takes_nothing_is_as_one_that_is_stuck_and_asked_again() {
    boolean[] open = {false};
    Pulse pulse =
        pulse(
            beat -> {
              if (!open[0]) {
                throw new RejectedExecutionException();
              }
              beat.run();
            });
    pulse.tick();
    pass(40);
    pulse.tick();
    assertThat(pulse.age()).isEqualTo(Duration.ofSeconds(40));

    open[0] = true;
    pulse.tick();
    assertThat(pulse.age()).isZero();
  }
}
