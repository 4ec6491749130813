package io.workshopstream.api.legacy;

import io.workshopstream.admin.request.FieldInput;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.api.catalogue.Overrides;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.workshop.WorkshopId;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/**
 * The old system's admin routes of workshops: what is missing at them, and how it is set. What they
 * set are overrides, which no refresh overwrites.
 */
@Path("admin/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class AdminWorkshopsResource {

  @Inject private MissingValues missing;
  @Inject private Overrides overrides;
  @Context private HttpServletRequest http;

  /** Meetings of workshops by nobody who is known, in order of time. */
  @GET
  @Path("missing_artist_sessions")
  public List<MissingSession> withoutArtist() {
    return missing.artists();
  }

  /** Meetings of workshops to no song that is known, in order of time. */
  @GET
  @Path("missing_song_sessions")
  public List<MissingSession> withoutSong() {
    return missing.songs();
  }

  /** Workshops of which nobody knows where their choreography is shown. */
  @GET
  @Path("workshops/missing-instagram-links")
  public List<MissingLink> withoutLink() {
    return missing.links();
  }

  /** Sets who teaches. */
  @PUT
  @Path("workshops/{id}/assign_artist")
  public Done assignArtist(@PathParam("id") String id, String body)
      throws RejectedRequestException {
    JsonBody given =
        JsonBody.parse(body, "{\"artist_id_list\": [\"…\"], \"artist_name_list\": [\"…\"]}");
    List<String> ids = required("artist_id_list", given.texts("artist_id_list"));
    List<String> names = required("artist_name_list", given.texts("artist_name_list"));
    String by = FieldInput.text(OverriddenField.BY, List.of(String.join(" X ", names)));
    String artists = FieldInput.text(OverriddenField.ARTISTS, ids);
    set(id, Map.of(OverriddenField.BY, by, OverriddenField.ARTISTS, artists));
    return new Done(true, "Artists " + by + " assigned to workshop " + id + ".");
  }

  private static List<String> required(String name, List<String> texts)
      throws RejectedRequestException {
    if (texts.isEmpty()) {
      throw missing(name);
    }
    return texts;
  }

  private static RejectedRequestException missing(String name) {
    return new RejectedRequestException(Problem.MALFORMED, name + " is required");
  }

  private void set(String id, Map<OverriddenField, String> texts) {
    WorkshopId named = overrides.id(id);
    overrides.set(http, named, texts, null);
  }

  /** Sets the song. */
  @PUT
  @Path("workshops/{id}/assign_song")
  public Done assignSong(@PathParam("id") String id, String body) throws RejectedRequestException {
    String given = text("song", JsonBody.parse(body, "{\"song\": \"…\"}"));
    String song = FieldInput.text(OverriddenField.SONG, List.of(given));
    set(id, Map.of(OverriddenField.SONG, song));
    return new Done(true, "Song '" + song + "' assigned to workshop " + id + ".");
  }

  private static String text(String name, JsonBody given) throws RejectedRequestException {
    String text = given.text(name);
    if (text == null || text.isBlank()) {
      throw missing(name);
    }
    return text;
  }

  /** What was done to a link. */
  record LinkDone(boolean success, String message, String workshopId, String choreoInstaLink) {}

  /** Sets where the choreography is shown, and remembers it for the song and the artists. */
  @PUT
  @Path("workshops/{id}/instagram-link")
  public LinkDone setLink(@PathParam("id") String id, String body) throws RejectedRequestException {
    JsonBody given = JsonBody.parse(body, "{\"choreo_insta_link\": \"https://…\"}");
    String link =
        FieldInput.text(OverriddenField.CHOREOGRAPHY, List.of(text("choreo_insta_link", given)));
    set(id, Map.of(OverriddenField.CHOREOGRAPHY, link));
    return new LinkDone(true, "Instagram link updated for workshop " + id + ".", id, link);
  }
}
