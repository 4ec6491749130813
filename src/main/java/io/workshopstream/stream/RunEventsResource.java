package io.workshopstream.stream;

import io.workshopstream.run.UnknownRunException;
import io.workshopstream.run.job.Run;
import io.workshopstream.stream.frame.EventId;
import io.workshopstream.stream.frame.EventSelection;
import io.workshopstream.stream.watch.EventCursor;
import io.workshopstream.stream.watch.OpenStreams;
import io.workshopstream.stream.watch.Subscriptions;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.SseEventSink;

/** The events of one run in whatever state: queued, at work or long over, through one address. */
@Path("runs/{id}/events")
@Produces(MediaType.SERVER_SENT_EVENTS)
public class RunEventsResource {

  @Inject private StreamingWorkshopService service;
  @Inject private Subscriptions subscriptions;

  /** Streams the run from its first event on, or after the one that the client has. */
  @GET
  public void events(
      @PathParam("id") String id, @BeanParam StreamQuery query, @Context SseEventSink sink)
      throws UnknownRunException {
    EventSelection selection = query.selection();
    Run run = service.get(id, query.caller());
    OpenStreams.Permit permit = subscriptions.streams().take(query.address(), query.caller());
    try {
      EventCursor<?> cursor =
          query.resumes()
              ? resumed(run, query, selection)
              : subscriptions.fromStart(run, selection);
      subscriptions.open(cursor, permit, sink, query.output());
    } finally {
      permit.freeUnlessUsed();
    }
  }

  /**
   * What is the id of an event of another run that is known says nothing about this one: it is
   * shown from its first event on.
   */
  private EventCursor<?> resumed(Run run, StreamQuery query, EventSelection selection) {
    EventId last = query.lastEvent();
    if (!Subscriptions.known(service.find(last.run(), query.caller()), last)
        .id()
        .equals(run.id())) {
      return subscriptions.fromStart(run, selection);
    }
    if (Subscriptions.hasAll(run, last)) {
      throw Subscriptions.nothingMore();
    }
    return subscriptions.after(run, last, selection);
  }
}
