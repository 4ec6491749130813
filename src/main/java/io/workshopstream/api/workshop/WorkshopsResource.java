package io.workshopstream.api.workshop;

import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The public catalogue: workshops of this week and later. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class WorkshopsResource {

  @Inject private Listing listing;
  @Inject private Studios studios;

  /** Workshops of all studios. */
  @GET
  @Path("workshops")
  public WeekView workshops() {
    return listing.week(entry -> true);
  }

  /** Workshops of one studio. */
  @GET
  @Path("workshops_by_studio/{studio_id}")
  public WeekView workshopsByStudio(@PathParam("studio_id") String studioId) {
    StudioId id =
        StudioId.parse(studioId)
            .filter(known -> studios.find(known).isPresent())
            .orElseThrow(() -> new NotFoundException("No studio has this id"));
    return listing.week(entry -> entry.page().studio().equals(id));
  }

  /** Meetings of one artist, in order of time; none when nobody has this id. */
  @GET
  @Path("workshops_by_artist/{artist_id}")
  public List<ArtistSession> workshopsByArtist(@PathParam("artist_id") String artistId) {
    return listing.sessions(entry -> entry.workshop().artistIds().contains(artistId));
  }
}
