package io.workshopstream.api.studio;

import io.workshopstream.admin.sentence.StudioSentences;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.run.Runs;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.store.RunFilter;
import io.workshopstream.studio.StudioId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What would be left without its studio. */
@ApplicationScoped
public class StudioUse {

  private static final List<RunState> UNFINISHED =
      List.of(RunState.RUNNING, RunState.QUEUED, RunState.NEEDS_APPROVAL);

  @Inject private Catalogue catalogue;
  @Inject private Runs runs;

  /** Why a studio cannot be removed, and what to do; empty when it can. Asks the database. */
  Optional<String> of(StudioId id) {
    Optional<RunHeader> run = UNFINISHED.stream().flatMap(state -> run(id, state)).findFirst();
    if (run.isPresent()) {
      return run.map(one -> StudioSentences.hasRun(id.value(), one.id().value()));
    }
    int workshops = catalogue.size(id);
    return workshops == 0
        ? Optional.empty()
        : Optional.of(StudioSentences.hasWorkshops(id.value(), workshops));
  }

  private Stream<RunHeader> run(StudioId id, RunState state) {
    return runs.repository().list(RunFilter.about(id.value(), state), null, 1).stream();
  }
}
