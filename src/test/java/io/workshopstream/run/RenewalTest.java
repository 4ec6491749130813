package io.workshopstream.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.job.OwnedRun;
import io.workshopstream.run.store.RunWrite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a run does whose lease is gone when its node wants to renew it. */
class RenewalTest {

  private final Scene scene = new Scene();
  private final List<OwnedRun> over = new ArrayList<>();
  private final OwnedRun run = run();

  @AfterEach
  void close_the_scene() {
    scene.close();
  }

  private OwnedRun run() {
    OwnedRun mine = scene.ownedRun(over::add);
    mine.transitionTo(RunState.RUNNING, null);
    return mine;
  }

  @Test
  void a_run_at_work_is_lost() {
    run.notRenewed();

    assertThat(run.isLost()).isTrue();
    assertThat(over).containsExactly(run);
  }

  @Test
  void a_run_whose_end_was_stored_a_moment_before_gave_its_lease_back_and_is_not_lost() {
    run.end(RunState.COMPLETED, new RunEvent.Completed("done"), null);
    RunWrite end = run.unstored().orElseThrow();

    run.notRenewed();
    assertThat(over).isEmpty();
    run.stored(end);

    assertThat(run.isLost()).isFalse();
    assertThat(run.isStored()).isTrue();
    assertThat(over).containsExactly(run);
  }
}
