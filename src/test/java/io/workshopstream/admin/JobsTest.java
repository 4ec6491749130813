package io.workshopstream.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.StudioRequest;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.Scene;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.job.Run;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioBook;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.StudioRules;
import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import java.lang.reflect.Field;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work for runs on studios that others add and remove meanwhile. */
class JobsTest {

  private static final StudioId INN = new StudioId("inn");
  private static final StudioWords WORDS =
      new StudioWords(
          Map.of(
              StudioField.NAME, "Inn",
              StudioField.START, "https://inn.example/",
              StudioField.PREFIX, "https://inn.example/w/"));

  private final Scene scene = new Scene();
  private final StudioBook here = server();
  private final StudioBook elsewhere = server();
  private final Jobs jobs = jobs();

  @AfterEach
  void close() {
    scene.close();
  }

  private StudioBook server() {
    StudioRules none = new StudioRules(Map.of(), id -> Optional.empty(), List.of());
    StudioBook book = new StudioBook(scene.database(), none, Clock.systemUTC());
    book.open();
    return book;
  }

  /** With what the container would inject. */
  private Jobs jobs() {
    Jobs made = new Jobs();
    set(made, "studios", here.studios());
    set(made, "book", here);
    return made;
  }

  private static void set(Jobs jobs, String name, Object value) {
    try {
      Field field = Jobs.class.getDeclaredField(name);
      field.setAccessible(true);
      field.set(jobs, value);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void a_run_whose_studio_was_removed_while_it_waited_ends_with_the_reason()
      throws RejectedRequestException, RunRefusedException {
    here.add(INN, WORDS);
    RunKey key = jobs.refreshWorkshops(new StudioRequest("inn", false)).key();
    elsewhere.remove(INN, any -> true, null);

    Run run = scene.runs(1, 1).start(scene.request(key, jobs.task(key).orElseThrow()));

    Run.Ending ending = run.ending().toCompletableFuture().join();
    assertThat(ending.state()).isEqualTo(RunState.FAILED);
    assertThat(ending.error())
        .isEqualTo("The studio inn was removed while this waited: nothing was done");
  }

  @Test
  void a_studio_that_another_server_has_just_added_is_known() throws RejectedRequestException {
    elsewhere.add(INN, WORDS);

    assertThat(here.studios().find(INN)).isEmpty();
    assertThat(jobs.refreshWorkshops(new StudioRequest("inn", true)).key())
        .isEqualTo(new RunKey(Jobs.REFRESH_WORKSHOPS, Set.of("inn"), true));
    assertThat(here.studios().find(INN)).map(Studio::name).contains("Inn");
    assertThatThrownBy(() -> jobs.refreshWorkshops(new StudioRequest("nobody", true)))
        .isInstanceOf(RejectedRequestException.class)
        .hasMessage("Unknown studio \"nobody\"; known are: inn");
  }

  @Test
  void work_of_an_unknown_kind_is_left_to_whoever_knows_it() {
    assertThat(jobs.task(new RunKey("dance", Set.of("inn"), false))).isEmpty();
    assertThat(jobs.task(new RunKey("dance", Set.of("inn", "vins"), false))).isEmpty();
    assertThat(jobs.task(new RunKey(Jobs.PROCESS_STUDIO, Set.of("inn"), false))).isPresent();
  }
}
