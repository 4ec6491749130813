package io.workshopstream.api.workshop;

import io.workshopstream.api.listing.PublicListing;
import io.workshopstream.catalogue.PublicCatalogue;
import io.workshopstream.catalogue.artist.ArtistNames;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds artists and workshops by words, compared without case and accents. */
@Path("search")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 100;
  private static final int USUALLY = 20;
  private static final int MOST = 50;

  @Inject private PublicCatalogue catalogue;
  @Inject private PublicListing listing;
  @Inject private Listing sessions;

  /**
   * Artists by any of their names; those whose name begins with the words first.
   *
   * @param q at least two letters
   * @param limit how many at most, from 1 to 50; 20 when it is left out
   */
  @GET
  @Path("artists")
  public List<ArtistsResource.Item> artists(
      @QueryParam("q") @Nullable String q, @QueryParam("limit") @Nullable String limit) {
    String words = words(q);
    int most = limit(limit);
    return catalogue.artists(words, most).stream().map(ArtistsResource.Item::of).toList();
  }

  /**
   * Meetings of workshops by song, artists and studio, in order of time.
   *
   * @param q at least two letters
   */
  @GET
  @Path("workshops")
  public List<ArtistSession> workshops(@QueryParam("q") @Nullable String q) {
    return sessions.sessions(listing.current().about(listing.words(words(q))));
  }

  /** People who use the old app. */
  @GET
  @Path("users")
  public void users() {
    throw new ServerErrorException(
        "Users belong to the old app alone, and are not kept here",
        Response.Status.NOT_IMPLEMENTED);
  }

  private static String words(@Nullable String q) {
    String words = ArtistNames.folded(q == null ? "" : q);
    if (words.length() < SHORTEST
        || words.length() > LONGEST
        || words.chars().anyMatch(Character::isISOControl)) {
      throw new BadRequestException("q must be " + SHORTEST + " to " + LONGEST + " letters");
    }
    return words;
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return USUALLY;
    }
    boolean number = text.matches("[0-9]{1,2}");
    int limit = number ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw new BadRequestException("limit must be a number from 1 to " + MOST);
    }
    return limit;
  }
}
