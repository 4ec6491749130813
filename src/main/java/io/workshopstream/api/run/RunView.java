package io.workshopstream.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunStatus;
import io.workshopstream.run.job.Run;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API shows it.
 *
 * @param retryOf the run whose failed links this one reads again
 * @param parent the run that this one does a part of
 * @param status where it stands right now; only of a run that was asked for by its id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunView(
    String id,
    String kind,
    List<String> studioIds,
    boolean dryRun,
    @Nullable String retryOf,
    @Nullable String parent,
    String state,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String error,
    long events,
    @Nullable RunStatus status,
    Links links) {

  /** Where more of the run can be had; children only of one that has them. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Links(
      String self,
      String events,
      String log,
      String items,
      String changes,
      String ws,
      @Nullable String children) {

    static Links of(RunHeader run) {
      String id = run.id().value();
      String self = "/api/runs/" + id;
      return new Links(
          self,
          self + "/events",
          self + "/log",
          self + "/items",
          self + "/changes",
          "/ws/runs/" + id,
          run.key().isParent() ? "/api/runs?parent=" + id : null);
    }
  }

  /** The answer to whoever asked for work: the run that does it, and where it is. */
  public static Response accepted(Run run) {
    RunView view = of(run);
    return Response.accepted(view).location(URI.create(view.links().self())).build();
  }

  /** A run with what it says of itself now. */
  public static RunView of(Run run) {
    return of(run.header(), run.status());
  }

  static RunView of(RunHeader header, @Nullable RunStatus status) {
    return new RunView(
        header.id().value(),
        header.key().kind(),
        List.copyOf(header.key().subjects()),
        header.key().dryRun(),
        header.key().retryOf() == null ? null : header.key().retryOf().value(),
        header.parent() == null ? null : header.parent().value(),
        header.state().word(),
        header.requestedAt(),
        header.startedAt(),
        header.endedAt(),
        header.error(),
        header.last(),
        status,
        Links.of(header));
  }
}
