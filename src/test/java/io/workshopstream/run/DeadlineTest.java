package io.workshopstream.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.OwnedRun;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private final Scene scene = new Scene();

  @AfterEach
  void close_the_scene() {
    scene.close();
  }

  @Test
  void a_run_is_told_to_stop_when_its_time_is_over() throws Exception {
    OwnedRun run = scene.ownedRun(over -> {});

    new Deadline(run, Duration.ofMillis(20), scene.timer);

    await()
        .until(
            () ->
                run.cancellation().requested().equals(java.util.Optional.of(StopReason.TIMED_OUT)));
  }

  @Test
  void a_deadline_that_was_lifted_keeps_neither_the_run_nor_its_events_in_memory()
      throws Exception {
    Deadline deadline;
    WeakReference<OwnedRun> forgotten;
    {
      OwnedRun run = scene.ownedRun(over -> {});
      deadline = new Deadline(run, Duration.ofHours(1), scene.timer);
      forgotten = new WeakReference<>(run);
    }

    deadline.lift();

    Instant end = Instant.now().plusSeconds(20);
    while (forgotten.get() != null && Instant.now().isBefore(end)) {
      System.gc();
    }
    assertThat(forgotten.get()).isNull();
  }
}
