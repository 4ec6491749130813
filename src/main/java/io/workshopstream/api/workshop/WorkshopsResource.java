package io.workshopstream.api.workshop;

import io.workshopstream.api.conditional.ConditionalAnswers;
import io.workshopstream.api.listing.PublicListing;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** The public catalogue: workshops of this week and later. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class WorkshopsResource {

  @Inject private Listing listing;
  @Inject private PublicListing meetings;
  @Inject private Studios studios;
  @Inject private ConditionalAnswers answers;
  @Context private HttpServletRequest http;

  /** Workshops of all studios. */
  @GET
  @Path("workshops")
  public Response workshops() {
    return answer(() -> listing.week(meetings.current()));
  }

  /** Workshops of one studio. */
  @GET
  @Path("workshops_by_studio/{studio_id}")
  public Response workshopsByStudio(@PathParam("studio_id") String studioId) {
    Studio studio =
        StudioId.parse(studioId)
            .flatMap(studios::find)
            .orElseThrow(() -> new NotFoundException("No studio has this id"));
    return answer(() -> listing.week(meetings.current(studio)));
  }

  /** Meetings of one artist, in order of time; none when nobody has this id. */
  @GET
  @Path("workshops_by_artist/{artist_id}")
  public Response workshopsByArtist(@PathParam("artist_id") String artistId) {
    return answer(() -> listing.sessions(meetings.current().by(artistId)));
  }

  private Response answer(Supplier<?> work) {
    return answers.answer(http, MediaType.APPLICATION_JSON, work);
  }
}
