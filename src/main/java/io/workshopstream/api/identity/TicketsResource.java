package io.workshopstream.api.identity;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.ticket.StreamTickets;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.api.run.VisibleRuns;
import io.workshopstream.run.UnknownRunException;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;

/** Tickets that open one stream each, for clients that can send no header. */
@Path("tickets")
@Produces(MediaType.APPLICATION_JSON)
public class TicketsResource {

  private static final String EXAMPLE = "{\"run\": \"…\"}";

  @Inject private StreamTickets tickets;
  @Inject private VisibleRuns visible;

  /**
   * A ticket.
   *
   * @param ticket for the parameter {@code ticket} of the run's stream
   */
  record TicketView(String ticket, String run, Instant expiresAt) {}

  /** Gives a ticket for the stream of one run. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response give(String body, @Context SecurityContext security)
      throws RejectedRequestException, UnknownRunException {
    String run = JsonBody.parse(body, EXAMPLE).text("run");
    if (run == null) {
      throw new BadRequestException("run must be the id of a run");
    }
    String id = visible.get(run, security).id().value();
    StreamTickets.Given given = tickets.give(ApiCaller.of(security.getUserPrincipal()), id);
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(new TicketView(given.secret().value(), id, given.expiresAt()))
        .build();
  }
}
