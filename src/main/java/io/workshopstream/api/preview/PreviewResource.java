package io.workshopstream.api.preview;

import io.workshopstream.access.RateFilter;
import io.workshopstream.admin.page.Preview;
import io.workshopstream.admin.preview.Caller;
import io.workshopstream.admin.preview.PreviewService;
import io.workshopstream.admin.request.PreviewRequest;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.api.problem.UnexpectedErrors;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongConsumer;

/**
 * Shows what we would make of a page, before a studio is configured or when a refresh surprises.
 */
@Path("extraction/preview")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class PreviewResource {

  @Inject private PreviewService service;
  @Inject private PreviewQueue queue;

  @Inject
  @Named("clockwork")
  private ScheduledExecutorService timer;

  /**
   * Reads the page in the body, or at the address in it, and answers events and links; stores
   * nothing. What takes longer than a moment ends when the caller leaves.
   */
  @POST
  public void preview(
      String body, @Context HttpServletRequest request, @Suspended AsyncResponse response) {
    PatientAnswer answer = new PatientAnswer(response, request.getAsyncContext().getResponse());
    LongConsumer spending = RateFilter.spending(request);
    if (!queue.offer(2L * body.length(), () -> answer.end(preview(body, answer, spending)))) {
      answer.end(PreviewQueue.full());
    }
  }

  private Object preview(String body, PatientAnswer answer, LongConsumer spending) {
    Caller caller = new Caller(waiting -> answer.watch(timer, waiting::leave), spending);
    try {
      return service.preview(PreviewRequest.parse(body), caller);
    } catch (RejectedRequestException refused) {
      return answer.hasBegun() ? Preview.nothing(refused.sentence()) : refused;
    } catch (RuntimeException defect) {
      return answer.hasBegun() ? Preview.nothing(UnexpectedErrors.noted(defect)) : defect;
    }
  }
}
