package io.workshopstream.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.admin.Jobs;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RunStart;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.Runs;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.job.Run;
import io.workshopstream.studio.StudioId;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs: starts and lists them. */
@Path("runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {

  private static final int MOST = 200;

  @Inject private Jobs jobs;
  @Inject private Runs runs;

  /**
   * Starts a run, or joins the one that does the same work; the same Idempotency-Key never starts a
   * second one.
   *
   * @return 202 and where the run is
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response start(
      String body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey)
      throws RejectedRequestException, RunRefusedException {
    RunRequest request = jobs.request(RunStart.parse(body)).withIdempotencyKey(idempotencyKey);
    Run run = runs.start(request);
    URI place = URI.create("/api/runs/" + run.id());
    return Response.accepted(RunView.of(run)).header("Location", place).build();
  }

  /**
   * A page of runs, newest first.
   *
   * @param next where the next page is; null on the last one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RunPage(List<RunView> runs, @Nullable String next) {}

  /** Runs, newest first, by studio and state; none for what cannot be the id of a studio. */
  @GET
  public RunPage list(
      @QueryParam("studio_id") @Nullable String studio,
      @QueryParam("state") @Nullable String state,
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    RunState wanted = state(state);
    RunId from = before == null ? null : runBefore(before);
    int atMost = Math.max(1, Math.min(MOST, limit));
    if (studio == null) {
      return page(null, wanted, from, atMost);
    }
    return StudioId.parse(studio)
        .map(id -> page(id.value(), wanted, from, atMost))
        .orElse(new RunPage(List.of(), null));
  }

  private RunPage page(
      @Nullable String studio, @Nullable RunState state, @Nullable RunId before, int atMost) {
    List<RunHeader> headers = runs.repository().list(studio, state, before, atMost);
    List<RunView> views = headers.stream().map(header -> RunView.of(header, null)).toList();
    return new RunPage(views, views.size() < atMost ? null : next(views, studio, state, atMost));
  }

  /** Nothing in it has to be escaped: ids and words have forms of their own. */
  private static String next(
      List<RunView> views, @Nullable String studio, @Nullable RunState state, int limit) {
    String last = views.get(views.size() - 1).id();
    return ("/api/runs?before=" + last + "&limit=" + limit)
        + (studio == null ? "" : "&studio_id=" + studio)
        + (state == null ? "" : "&state=" + state.word());
  }

  private static @Nullable RunState state(@Nullable String word) {
    if (word == null || word.isBlank()) {
      return null;
    }
    return Arrays.stream(RunState.values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequestException(
                    "state must be one of "
                        + Arrays.stream(RunState.values()).map(RunState::word).toList()));
  }

  private static RunId runBefore(String words) {
    return RunId.parse(words)
        .orElseThrow(() -> new BadRequestException("before must be the id of a run"));
  }
}
