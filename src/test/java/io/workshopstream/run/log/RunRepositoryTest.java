package io.workshopstream.run.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.Scene;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRepositoryTest {

  private final RunRepository repository = new RunRepository(Scene.emptyDatabase());

  private RunHeader stored(String id, String subject) {
    RunKey key = new RunKey("refresh", Set.of(subject), false);
    RunHeader header =
        new RunHeader(new RunId(id), key, RunState.COMPLETED, Instant.EPOCH, null, null, null, 0);
    repository.write(List.of(header), List.of());
    return header;
  }

  @Test
  void a_known_run_and_a_new_one_are_written_at_once() {
    RunHeader known = stored("run1", "vins_dance");
    RunHeader failed =
        new RunHeader(
            known.id(), known.key(), RunState.FAILED, Instant.EPOCH, null, null, "broken", 3);
    RunHeader fresh =
        new RunHeader(
            new RunId("run2"), known.key(), RunState.QUEUED, Instant.EPOCH, null, null, null, 1);

    repository.write(List.of(fresh, failed), List.of());

    assertThat(repository.list(null, null, null, 10)).containsExactly(fresh, failed);
  }

  private static RecordedEvent event(RunId run, long sequence) {
    return new RecordedEvent(
        run, sequence, Instant.EPOCH, RunEventType.LOGS, Level.INFO, null, "", new byte[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "vins_dance", "vins%", "", "'", "\\", "vins' or '1'='1"})
  void a_wildcard_or_a_quote_in_place_of_a_studio_lists_no_run(String studio) {
    stored("run1", "vins.dance");

    assertThat(repository.list(studio, null, null, 10)).isEmpty();
  }

  @Test
  void the_runs_of_a_studio_are_listed_by_its_whole_name_only() {
    stored("run1", "vins_dance");
    stored("run2", "vins-dance");

    assertThat(repository.list("vins_dance", null, null, 10))
        .extracting(header -> header.id().value())
        .containsExactly("run1");
    assertThat(repository.list(null, null, null, 10)).hasSize(2);
  }

  @Test
  void the_places_of_two_hundred_events_are_found_at_once() {
    Map<RunId, Long> wanted = new HashMap<>();
    List<GlobalEventLog.OffsetEvent> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      RunId run = stored("run" + i, "studio").id();
      events.add(new GlobalEventLog.OffsetEvent(2L * i + 1, event(run, 1)));
      events.add(new GlobalEventLog.OffsetEvent(2L * i + 2, event(run, 2)));
      wanted.put(run, 2L);
    }
    repository.write(List.of(), events);
    wanted.put(new RunId("gone"), 2L);

    assertThat(repository.positions(wanted))
        .hasSize(200)
        .containsEntry(new RunId("run0"), 2L)
        .containsEntry(new RunId("run199"), 400L);
    assertThat(repository.positions(Map.of())).isEmpty();
  }
}
