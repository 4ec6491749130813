package io.workshopstream.api.catalogue;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.admin.request.FieldInput;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.catalogue.Artists;
import io.workshopstream.catalogue.artist.Artist;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;

/** The artists that pages are matched with: made, changed, merged and removed. */
@Path("admin/artists")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class CatalogueArtistsResource {

  @Inject private Artists artists;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;

  /** All of them, by name. */
  @GET
  public List<ArtistDetail> all() {
    return artists.all().stream().map(ArtistDetail::of).toList();
  }

  @GET
  @Path("{artist_id}")
  public ArtistDetail artist(@PathParam("artist_id") String id) throws RejectedRequestException {
    return ArtistDetail.of(known(id));
  }

  /** Adds an artist whose id is not taken. */
  @POST
  public Response add(String body) throws RejectedRequestException {
    Artist artist = ArtistRequest.parse(body);
    if (!artists.add(artist)) {
      throw new ClientErrorException(
          "An artist with this id is known already: change it with PUT", Response.Status.CONFLICT);
    }
    audit.record(http, AuditAction.ARTIST_ADDED, artist.id(), artist.name());
    return Response.created(UriBuilder.fromPath("/api/admin/artists/{id}").build(artist.id()))
        .entity(ArtistDetail.of(artist))
        .build();
  }

  /** Writes all values of an artist. */
  @PUT
  @Path("{artist_id}")
  public ArtistDetail put(@PathParam("artist_id") String id, String body)
      throws RejectedRequestException {
    Artist artist = ArtistRequest.parse(id, body);
    if (!artists.change(artist)) {
      throw unknown();
    }
    audit.record(http, AuditAction.ARTIST_CHANGED, id, artist.name());
    return ArtistDetail.of(artist);
  }

  /** Forgets an artist; workshops name the id no more. */
  @DELETE
  @Path("{artist_id}")
  public void remove(@PathParam("artist_id") String id) throws RejectedRequestException {
    if (!artists.remove(FieldInput.artistId(id))) {
      throw unknown();
    }
    audit.record(http, AuditAction.ARTIST_REMOVED, id, "");
  }

  /**
   * What came of an alias.
   *
   * @param matched how many workshops name the artist now that did not
   */
  public record Matched(String artistId, String alias, int matched) {}

  /** Adds a spelling, and finds the workshops again that use it. */
  @POST
  @Path("{artist_id}/aliases")
  public Matched alias(@PathParam("artist_id") String id, String body)
      throws RejectedRequestException {
    JsonBody given = JsonBody.parse(body, "{\"alias\": \"…\"}");
    String alias = ArtistRequest.name("alias", ArtistRequest.required(given, "alias"));
    boundAliases(known(id).aliases().size() + 1);
    int matched = artists.learnAlias(id, alias).orElseThrow(CatalogueArtistsResource::unknown);
    audit.record(http, AuditAction.ARTIST_CHANGED, id, "alias " + alias);
    return new Matched(id, alias, matched);
  }

  /** Takes a spelling back, also from the workshops that use no other one of the artist. */
  @DELETE
  @Path("{artist_id}/aliases")
  public Matched forgetAlias(
      @PathParam("artist_id") String id, @QueryParam("alias") @DefaultValue("") String alias)
      throws RejectedRequestException {
    known(id);
    int changed =
        artists
            .forgetAlias(id, alias)
            .orElseThrow(
                () ->
                    new NotFoundException("alias must be one of the aliases that the artist has"));
    audit.record(http, AuditAction.ARTIST_CHANGED, id, "no longer alias " + alias);
    return new Matched(id, alias, changed);
  }

  /** Makes one of two: the artist of the address is the one of the body from now on. */
  @POST
  @Path("{artist_id}/merge")
  public ArtistDetail merge(@PathParam("artist_id") String id, String body)
      throws RejectedRequestException {
    JsonBody given = JsonBody.parse(body, "{\"into\": \"…\"}");
    String into = FieldInput.artistId(ArtistRequest.required(given, "into"));
    if (into.equals(id)) {
      throw new BadRequestException("into must be another artist");
    }
    boundAliases(known(id).aliases().size() + known(into).aliases().size() + 1);
    Artist one = artists.merge(id, into).orElseThrow(CatalogueArtistsResource::unknown);
    audit.record(http, AuditAction.ARTIST_MERGED, id, "into " + into);
    return ArtistDetail.of(one);
  }

  private Artist known(String id) throws RejectedRequestException {
    return artists.find(FieldInput.artistId(id)).orElseThrow(CatalogueArtistsResource::unknown);
  }

  private static void boundAliases(int number) {
    if (number > Artist.MOST_ALIASES) {
      throw new ClientErrorException(
          "An artist has at most " + Artist.MOST_ALIASES + " aliases: drop some with PUT",
          Response.Status.CONFLICT);
    }
  }

  private static NotFoundException unknown() {
    return new NotFoundException("No artist has this id");
  }
}
