package io.workshopstream.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunStatus;
import io.workshopstream.run.job.Run;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API shows it.
 *
 * @param status where it stands right now; only of a run that was asked for by its id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunView(
    String id,
    String kind,
    List<String> studioIds,
    boolean dryRun,
    String state,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String error,
    long events,
    @Nullable RunStatus status,
    Links links) {

  /** Where more of the run can be had. */
  record Links(String self, String events, String log, String items, String changes, String ws) {

    static Links of(String id) {
      String self = "/api/runs/" + id;
      return new Links(
          self,
          self + "/events",
          self + "/log",
          self + "/items",
          self + "/changes",
          "/ws/runs/" + id);
    }
  }

  static RunView of(Run run) {
    return of(run.header(), run.status());
  }

  static RunView of(RunHeader header, @Nullable RunStatus status) {
    return new RunView(
        header.id().value(),
        header.key().kind(),
        List.copyOf(header.key().subjects()),
        header.key().dryRun(),
        header.state().word(),
        header.requestedAt(),
        header.startedAt(),
        header.endedAt(),
        header.error(),
        header.last(),
        status,
        Links.of(header.id().value()));
  }
}
