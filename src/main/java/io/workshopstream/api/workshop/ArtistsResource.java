package io.workshopstream.api.workshop;

import io.workshopstream.api.conditional.ConditionalAnswers;
import io.workshopstream.api.listing.PublicListing;
import io.workshopstream.catalogue.Artists;
import io.workshopstream.catalogue.PublicCatalogue;
import io.workshopstream.catalogue.artist.Artist;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The artists, as apps know them. */
@Path("artists")
@Produces(MediaType.APPLICATION_JSON)
public class ArtistsResource {

  @Inject private Artists artists;
  @Inject private PublicListing listing;
  @Inject private PublicCatalogue catalogue;
  @Inject private ConditionalAnswers answers;
  @Context private HttpServletRequest http;

  /** An artist as apps know one. */
  record Item(String id, String name, @Nullable String imageUrl, @Nullable String instagramLink) {

    static Item of(Artist artist) {
      return new Item(artist.id(), artist.name(), artist.imageUrl(), artist.instagramLink());
    }
  }

  /**
   * All of them, by name.
   *
   * @param hasWorkshops {@code true} for those with workshops only, {@code false} for the others;
   *     whatever else is ignored, as existing clients rely on
   */
  @GET
  public Response artists(@QueryParam("has_workshops") @Nullable String hasWorkshops) {
    return answers.answer(
        http,
        MediaType.APPLICATION_JSON,
        () -> artists.all().stream().filter(wanted(hasWorkshops)).map(Item::of).toList());
  }

  private Predicate<Artist> wanted(@Nullable String hasWorkshops) {
    if (!"true".equals(hasWorkshops) && !"false".equals(hasWorkshops)) {
      return artist -> true;
    }
    boolean teaches = "true".equals(hasWorkshops);
    Set<String> teaching = catalogue.teaching(listing.current());
    return artist -> teaching.contains(artist.id()) == teaches;
  }
}
