package io.workshopstream.stream;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.StudioRequest;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.job.Run;
import io.workshopstream.stream.frame.EventId;
import io.workshopstream.stream.frame.EventSelection;
import io.workshopstream.stream.watch.EventCursor;
import io.workshopstream.stream.watch.OpenStreams;
import io.workshopstream.stream.watch.Subscriptions;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.SseEventSink;

/**
 * The two streaming routes, each with GET for {@code EventSource} and POST for everybody else. What
 * can be refused is refused before the first byte, with a status; after that everything is an
 * event.
 */
@Path("streaming")
@Produces(MediaType.SERVER_SENT_EVENTS)
public class StreamingWorkshopResource {

  @Inject private StreamingWorkshopService service;
  @Inject private Subscriptions subscriptions;
  @Inject private Audit audit;

  /** Refreshes a studio, or every enabled one when none is named, and streams how it goes. */
  @GET
  @Path("refresh-workshops")
  public void refreshWorkshops(@BeanParam StreamQuery query, @Context SseEventSink sink)
      throws RejectedRequestException, RunRefusedException {
    stream(
        query,
        sink,
        () ->
            query.namesStudio()
                ? service.refreshWorkshops(
                    query.studioRequest(), query.idempotencyKey(), query.caller())
                : service.refreshAll(query.dryRun(), query.idempotencyKey(), query.caller()));
  }

  /**
   * Refreshes the studio that the JSON body names, whatever the content type, and streams how it
   * goes.
   */
  @POST
  @Path("refresh-workshops")
  @Consumes(MediaType.WILDCARD)
  public void refreshWorkshops(
      String body, @BeanParam StreamQuery query, @Context SseEventSink sink)
      throws RejectedRequestException, RunRefusedException {
    stream(
        query,
        sink,
        () ->
            service.refreshWorkshops(request(body, query), query.idempotencyKey(), query.caller()));
  }

  /** Processes a studio page by page and streams how it goes. */
  @GET
  @Path("process-studio")
  public void processStudio(@BeanParam StreamQuery query, @Context SseEventSink sink)
      throws RejectedRequestException, RunRefusedException {
    stream(
        query,
        sink,
        () -> service.processStudio(query.studioRequest(), query.idempotencyKey(), query.caller()));
  }

  /** Processes the studio that the JSON body names, whatever the content type. */
  @POST
  @Path("process-studio")
  @Consumes(MediaType.WILDCARD)
  public void processStudio(String body, @BeanParam StreamQuery query, @Context SseEventSink sink)
      throws RejectedRequestException, RunRefusedException {
    stream(
        query,
        sink,
        () -> service.processStudio(request(body, query), query.idempotencyKey(), query.caller()));
  }

  /** What starts a run, or joins one. */
  private interface Start {
    Run run() throws RejectedRequestException, RunRefusedException;
  }

  private static StudioRequest request(String body, StreamQuery query)
      throws RejectedRequestException {
    StudioRequest request = StudioRequest.parse(body);
    return new StudioRequest(request.studioId(), request.dryRun() || query.dryRun());
  }

  private void stream(StreamQuery query, SseEventSink sink, Start start)
      throws RejectedRequestException, RunRefusedException {
    EventSelection selection = query.selection();
    OpenStreams.Permit permit = subscriptions.streams().take(query.address(), query.caller());
    try {
      EventCursor<?> cursor =
          query.resumes()
              ? resumed(query, selection)
              : subscriptions.fromStart(started(query, start), selection);
      subscriptions.open(cursor, permit, sink, query.output());
    } finally {
      permit.freeUnlessUsed();
    }
  }

  private Run started(StreamQuery query, Start start)
      throws RejectedRequestException, RunRefusedException {
    Run run = start.run();
    audit.record(query.request(), AuditAction.RUN_STARTED, run.id().value(), run.key().toString());
    return run;
  }

  private EventCursor<?> resumed(StreamQuery query, EventSelection selection) {
    EventId last = query.lastEvent();
    Run run = Subscriptions.known(service.find(last.run(), query.caller()), last);
    if (Subscriptions.hasAll(run, last)) {
      throw Subscriptions.nothingMore();
    }
    return subscriptions.after(run, last, selection);
  }
}
