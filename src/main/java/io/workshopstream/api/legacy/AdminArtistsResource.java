package io.workshopstream.api.legacy;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.api.catalogue.ArtistDetail;
import io.workshopstream.api.catalogue.ArtistRequest;
import io.workshopstream.catalogue.Artists;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ChoreographyLink;
import io.workshopstream.crawl.address.MaskedAddress;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The old system's admin routes of artists, and those that belong to its app alone. */
@Path("admin/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class AdminArtistsResource {

  @Inject private Artists artists;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;

  /** All artists, by name. */
  @GET
  @Path("artists")
  public List<ArtistDetail> all() {
    return artists.all().stream().map(ArtistDetail::of).toList();
  }

  /** Adds an artist. */
  @POST
  @Path("artist")
  public Done add(String body) throws RejectedRequestException {
    Artist artist = ArtistRequest.parse(body);
    if (!artists.add(artist)) {
      throw new ClientErrorException(
          "Artist with this ID already exists", Response.Status.CONFLICT);
    }
    audit.record(http, AuditAction.ARTIST_ADDED, artist.id(), artist.name());
    return new Done(true, "Artist '" + artist.name() + "' added.");
  }

  /** A choreography in the manner of the old system. */
  record Item(String url, String song, String displayText) {

    static Item of(ChoreographyLink link) {
      String words = MaskedAddress.inWords(link.song());
      String song = words.isBlank() ? "Unknown Song" : titleCase(words);
      return new Item(link.url(), song, song + " - " + link.url());
    }

    private static String titleCase(String words) {
      return Arrays.stream(words.split(" ", -1))
          .map(
              word ->
                  word.isEmpty()
                      ? word
                      : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
          .collect(Collectors.joining(" "));
    }
  }

  /** Choreographies and their number. */
  record Items(boolean success, List<Item> data, int count) {}

  /** Where choreographies of an artist are shown, by song. */
  @GET
  @Path("artists/{artist_id}/choreo-links")
  public Items choreographies(@PathParam("artist_id") String id) {
    List<Item> items = artists.choreographies(id).stream().map(Item::of).toList();
    return new Items(true, items, items.size());
  }

  /** What the old app counts of its users. */
  @GET
  @Path("app-insights")
  public void insights() {
    throw ofTheApp("Users, likes and follows");
  }

  /** What the old app sends to phones. */
  @POST
  @Path("send-test-notification")
  public void notification() {
    throw ofTheApp("Notifications to phones");
  }

  private static ServerErrorException ofTheApp(String what) {
    return new ServerErrorException(
        what + " belong to the old app alone, and are not kept here",
        Response.Status.NOT_IMPLEMENTED);
  }
}
