package io.workshopstream.stream;

import io.workshopstream.run.Run;
import io.workshopstream.run.RunId;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
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
  @Inject private Watching watching;

  /** Streams the run from its first event on, or after the one that the client has. */
  @GET
  public void events(
      @PathParam("id") String id, @BeanParam StreamQuery query, @Context SseEventSink sink) {
    View view = query.view();
    Run run =
        RunId.parse(id)
            .flatMap(service::find)
            .orElseThrow(() -> new NotFoundException("No run has this id"));
    OpenStreams.Place place = watching.streams().take(query.address());
    try {
      Cursor cursor = query.resumes() ? resumed(run, query, view) : watching.fromStart(run, view);
      watching.open(cursor, place, sink, query.output());
    } finally {
      place.freeUnlessUsed();
    }
  }

  /**
   * What is the id of an event of another run that is known says nothing about this one: it is
   * shown from its first event on.
   */
  private Cursor resumed(Run run, StreamQuery query, View view) {
    EventId last = query.lastEvent();
    if (!Watching.known(service.find(last.run()), last).id().equals(run.id())) {
      return watching.fromStart(run, view);
    }
    if (Watching.hasAll(run, last)) {
      throw Watching.nothingMore();
    }
    return watching.after(run, last, view);
  }
}
