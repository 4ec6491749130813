package io.workshopstream.stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.SseEventSink;

/**
 * The events of all runs in one stream, so that a page needs one connection only. The ids say which
 * run it is.
 */
@Path("runs/events")
@Produces(MediaType.SERVER_SENT_EVENTS)
public class AllEventsResource {

  @Inject private Watching watching;

  /**
   * Streams from now on, or after the last event that the client has, or, separated by commas, the
   * last one that it has of each run.
   */
  @GET
  public void events(@BeanParam StreamQuery query, @Context SseEventSink sink) {
    View view = query.view();
    OpenStreams.Place place = watching.streams().take(query.address());
    try {
      Cursor cursor =
          query.resumes() ? watching.allAfter(query.lastEvents(), view) : watching.allFromNow(view);
      watching.open(cursor, place, sink, query.output());
    } finally {
      place.freeUnlessUsed();
    }
  }
}
