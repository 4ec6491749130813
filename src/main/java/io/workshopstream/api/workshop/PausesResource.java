package io.workshopstream.api.workshop;

import io.workshopstream.admin.HostPauses;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The hosts that asked to be left alone for a while: shows them, and ends that. */
@Path("admin/pauses")
@Produces(MediaType.APPLICATION_JSON)
public class PausesResource {

  @Inject private HostPauses pauses;

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
    if (!pauses.lift(host)) {
      throw new NotFoundException("no host of that name has asked for a pause");
    }
  }
}
