package io.workshopstream.api.description;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The settings that hold on the server that answers, and where each comes from. */
@Path("admin/config")
@Produces(MediaType.APPLICATION_JSON)
public class ConfigResource {

  @Inject private EffectiveConfig config;

  /** All of them, read anew; secrets masked. */
  @GET
  public EffectiveConfig config() {
    return config;
  }
}
