package io.workshopstream.api.run;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.run.Runs;
import io.workshopstream.run.UnknownRunException;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.store.RunFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs that a caller may see. To whoever may not, a run is as unknown as one that never was.
 */
@ApplicationScoped
public class VisibleRuns {

  private static final int PIECE = 200;

  @Inject private Runs runs;

  /**
   * The run whose id a caller gave.
   *
   * @throws UnknownRunException when the caller knows none that has it
   */
  public Run get(String id, SecurityContext security) throws UnknownRunException {
    Run run = runs.get(id);
    if (!ApiCaller.of(security.getUserPrincipal()).sees(run.key().subjects())) {
      throw new UnknownRunException();
    }
    return run;
  }

  /** Runs, newest first. */
  List<RunHeader> list(RunFilter wanted, @Nullable RunId before, int atMost, ApiCaller caller) {
    if (caller.studios().isEmpty()) {
      return runs.repository().list(wanted, before, atMost);
    }
    List<RunHeader> seen = new ArrayList<>();
    List<RunHeader> piece = runs.repository().list(wanted, before, PIECE);
    while (!piece.isEmpty() && seen.size() < atMost) {
      piece.stream().filter(run -> caller.sees(run.key().subjects())).forEach(seen::add);
      piece = runs.repository().list(wanted, piece.get(piece.size() - 1).id(), PIECE);
    }
    return seen.subList(0, Math.min(atMost, seen.size()));
  }
}
