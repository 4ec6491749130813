package io.workshopstream.api;

import io.workshopstream.admin.PreviewRequest;
import io.workshopstream.admin.PreviewService;
import io.workshopstream.admin.RejectedRequestException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.Executor;

/**
 * Shows what we would make of a page, before a studio is configured or when a refresh surprises.
 */
@Path("extraction/preview")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class PreviewResource {

  @Inject private PreviewService service;

  @Inject
  @Named("requests")
  private Executor executor;

  /**
   * Reads the page in the body, or at the address in it, and answers events and links; stores
   * nothing.
   */
  @POST
  public void preview(String body, @Suspended AsyncResponse answer) {
    executor.execute(() -> answer(body, answer));
  }

  private void answer(String body, AsyncResponse answer) {
    try {
      answer.resume(service.preview(PreviewRequest.parse(body), () -> false));
    } catch (RejectedRequestException | RuntimeException refused) { // to the exception mappers
      answer.resume(refused);
    }
  }
}
