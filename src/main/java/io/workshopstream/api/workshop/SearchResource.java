package io.workshopstream.api.workshop;

import io.workshopstream.admin.page.ShownWorkshop;
import io.workshopstream.catalogue.Artists;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ArtistNames;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.Studios;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds artists and workshops by words, compared without case and accents. */
@Path("search")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 100;
  private static final int USUALLY = 20;
  private static final int MOST = 50;

  @Inject private Artists artists;
  @Inject private Listing listing;
  @Inject private Studios studios;

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
    return artists.all().stream()
        .filter(artist -> names(artist, words))
        .sorted(
            Comparator.comparing(
                    (Artist artist) -> !ArtistNames.folded(artist.name()).startsWith(words))
                .thenComparing(Artist::name)
                .thenComparing(Artist::id))
        .limit(most)
        .map(ArtistsResource.Item::of)
        .toList();
  }

  /**
   * Meetings of workshops by song, artists and studio, in order of time.
   *
   * @param q at least two letters
   */
  @GET
  @Path("workshops")
  public List<ArtistSession> workshops(@QueryParam("q") @Nullable String q) {
    String words = words(q);
    Set<String> named =
        artists.all().stream()
            .filter(artist -> names(artist, words))
            .map(Artist::id)
            .collect(Collectors.toSet());
    Map<String, String> studioNames =
        studios.all().stream().collect(Collectors.toMap(one -> one.id().value(), Studio::name));
    return listing.sessions(entry -> isAbout(entry, words, named, studioNames));
  }

  private static boolean isAbout(
      CatalogueEntry entry, String words, Set<String> named, Map<String, String> studioNames) {
    Workshop workshop = ShownWorkshop.of(entry.workshop());
    return workshop.artistIds().stream().anyMatch(named::contains)
        || Stream.of(workshop.song(), workshop.by(), studioNames.get(workshop.studio().value()))
            .anyMatch(text -> text != null && ArtistNames.folded(text).contains(words));
  }

  private static boolean names(Artist artist, String words) {
    return ArtistNames.of(artist).stream().anyMatch(name -> name.contains(words));
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
    if (words.length() < SHORTEST || words.length() > LONGEST) {
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
