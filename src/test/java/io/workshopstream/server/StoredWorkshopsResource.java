package io.workshopstream.server;

import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** Put beside the application by tests: what the catalogue holds, field by field. */
@Path("stored-workshops/{studio}")
public class StoredWorkshopsResource {

  @Inject private Catalogue catalogue;

  @GET
  public List<Workshop> workshops(@PathParam("studio") String studio) {
    return catalogue.of(new StudioId(studio)).stream().map(CatalogueEntry::workshop).toList();
  }
}
