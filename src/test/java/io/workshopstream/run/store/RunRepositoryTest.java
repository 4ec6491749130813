package io.workshopstream.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.Scene;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRepositoryTest {

  private final RunRepository repository = new RunRepository(Scene.emptyDatabase());

  private RunHeader stored(String id, String subject) {
    RunKey key = new RunKey("refresh", Set.of(subject), false);
    RunHeader header =
        new RunHeader(
            new RunId(id), key, null, RunState.COMPLETED, Instant.EPOCH, null, null, null, 0);
    assertThat(repository.starts().insert(header, null, null)).isTrue();
    return header;
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "vins_dance", "vins%", "", "'", "\\", "vins' or '1'='1"})
  void a_wildcard_or_a_quote_in_place_of_a_studio_lists_no_run(String studio) {
    stored("run1", "vins.dance");

    assertThat(repository.list(RunFilter.about(studio), null, 10)).isEmpty();
  }

  @Test
  void the_runs_of_a_studio_are_listed_by_its_whole_name_only() {
    stored("run1", "vins_dance");
    stored("run2", "vins-dance");

    assertThat(repository.list(RunFilter.about("vins_dance"), null, 10))
        .extracting(header -> header.id().value())
        .containsExactly("run1");
    assertThat(repository.list(RunFilter.ALL, null, 10)).hasSize(2);
  }

  @Test
  void runs_are_listed_by_kind_and_by_when_they_were_asked_for() {
    stored("run1", "vins"); // asked for at the epoch
    Instant later = Instant.EPOCH.plusMillis(1);

    assertThat(listed("refresh", null, null)).isEqualTo(1);
    assertThat(listed("process", null, null)).isZero();
    assertThat(listed(null, Instant.EPOCH, Instant.EPOCH)).isEqualTo(1);
    assertThat(listed(null, later, null)).isZero();
    assertThat(listed(null, null, Instant.EPOCH.minusMillis(1))).isZero();
  }

  private long listed(@Nullable String kind, @Nullable Instant since, @Nullable Instant until) {
    return repository.list(new RunFilter(null, null, null, kind, since, until), null, 10).size();
  }
}
