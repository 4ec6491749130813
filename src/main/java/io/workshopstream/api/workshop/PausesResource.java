package io.workshopstream.api.workshop;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.HostPauses;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The hosts that asked to be left alone for a while: shows them, and ends that. */
@Path("admin/pauses")
@Produces(MediaType.APPLICATION_JSON)
public class PausesResource {

  @Inject private HostPauses pauses;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;

  /** All of them, the one that ends first in front. */
  @GET
  public List<HostPauses.Item> pauses() {
    return pauses.all();
  }

  /**
   * Lets runs ask a host again before its pause is over.
   *
   * @param host as it is listed
   */
  @DELETE
  @Path("{host}")
  public void lift(@PathParam("host") String host) {
    if (!ApiCaller.of(http.getUserPrincipal()).studios().isEmpty()) {
      throw new ForbiddenException("Pauses are ended by tokens for all studios only");
    }
    if (!pauses.lift(host)) {
      throw new NotFoundException("no host of that name has asked for a pause");
    }
    audit.record(http, AuditAction.PAUSE_ENDED, host, "");
  }
}
