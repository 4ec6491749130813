package io.workshopstream.stream;

import io.workshopstream.stream.frame.EventSelection;
import io.workshopstream.stream.watch.EventCursor;
import io.workshopstream.stream.watch.OpenStreams;
import io.workshopstream.stream.watch.Subscriptions;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ForbiddenException;
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

  @Inject private Subscriptions subscriptions;

  /**
   * Streams from now on, or after the last event that the client has, or, separated by commas, the
   * last one that it has of each run.
   */
  @GET
  public void events(@BeanParam StreamQuery query, @Context SseEventSink sink) {
    EventSelection selection = query.selection();
    if (!query.caller().studios().isEmpty()) {
      throw new ForbiddenException(
          "All runs are shown to tokens for all studios only: watch each run by its own address");
    }
    OpenStreams.Permit permit = subscriptions.streams().take(query.address(), query.caller());
    try {
      EventCursor<?> cursor =
          query.resumes()
              ? subscriptions.allAfter(query.lastEvents(), selection)
              : subscriptions.allFromNow(selection);
      subscriptions.open(cursor, permit, sink, query.output());
    } finally {
      permit.freeUnlessUsed();
    }
  }
}
