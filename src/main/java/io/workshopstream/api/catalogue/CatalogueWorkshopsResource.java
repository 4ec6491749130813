package io.workshopstream.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.catalogue.AddedWorkshops;
import io.workshopstream.catalogue.Artists;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.AddedByHand;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.ManualWork;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All workshops of the catalogue, and those that no page announces, which people add by hand. */
@Path("admin/workshops")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueWorkshopsResource {

  private static final int MOST = 200;

  @Inject private Catalogue catalogue;
  @Inject private AddedWorkshops additions;
  @Inject private Artists artists;
  @Inject private CallerStudios studios;
  @Inject private Audit audit;
  @Inject private Clock clock;
  @Context private HttpServletRequest http;

  /**
   * Workshops, by name, without their evidence.
   *
   * @param next where the next ones are; null on the last page
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<WorkshopDetail> workshops, @Nullable String next) {}

  /** What the catalogue holds, hidden and past ones too. */
  @GET
  public Page list(
      @QueryParam("studio_id") @Nullable String studioId,
      @QueryParam("manual") @Nullable String manual,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("50") int limit)
      throws RejectedRequestException {
    StudioId studio = studioId == null ? null : studios.get(studioId, http).id();
    ManualWork work = manual == null ? null : work(manual);
    int most = Math.max(1, Math.min(MOST, limit));
    List<CatalogueEntry> found = catalogue.page(studio, work, after, most);
    List<WorkshopDetail> shown =
        found.stream()
            .filter(one -> studios.sees(one.page().studio(), http))
            .map(one -> WorkshopDetail.of(one, null))
            .toList();
    return new Page(shown, found.size() < most ? null : next(found, studio, work, most));
  }

  private static ManualWork work(String word) {
    return ManualWork.of(word)
        .orElseThrow(
            () ->
                new BadRequestException(
                    "manual must be one of " + String.join(", ", ManualWork.words())));
  }

  private static String next(
      List<CatalogueEntry> found, @Nullable StudioId studio, @Nullable ManualWork work, int limit) {
    String last = found.get(found.size() - 1).id().value();
    return ("/api/admin/workshops?after=" + last + "&limit=" + limit)
        + (studio == null ? "" : "&studio_id=" + studio)
        + (work == null ? "" : "&manual=" + work.word());
  }

  /** Adds a workshop that no refresh changes or removes. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response add(String body) throws RejectedRequestException {
    JsonBody given = JsonBody.parse(body, AddedWorkshopRequest.EXAMPLE);
    StudioId studio = studios.get(ArtistRequest.required(given, "studio_id"), http).id();
    Workshop workshop = new AddedWorkshopRequest(given).workshop(studio);
    knownArtists(workshop.artistIds());
    String by = FieldOverride.shortName(ApiCaller.of(http.getUserPrincipal()).getName());
    AddedByHand added =
        new AddedByHand(
            by, clock.instant().truncatedTo(ChronoUnit.MILLIS), Reason.of(given).orElse(null));
    CatalogueEntry entry = additions.add(workshop, added);
    audit.record(http, AuditAction.WORKSHOP_ADDED, entry.id().value(), workshop.uuid());
    return Response.created(URI.create("/api/admin/workshops/" + entry.id().value()))
        .entity(WorkshopDetail.of(entry, null))
        .build();
  }

  private void knownArtists(List<String> ids) throws RejectedRequestException {
    Set<String> known =
        ids.isEmpty()
            ? Set.of()
            : artists.all().stream().map(Artist::id).collect(Collectors.toSet());
    List<String> unknown = ids.stream().filter(id -> !known.contains(id)).toList();
    if (!unknown.isEmpty()) {
      throw new RejectedRequestException(
          Problem.MALFORMED,
          "artist_id_list must name artists who are known; nobody is " + unknown.get(0));
    }
  }
}
