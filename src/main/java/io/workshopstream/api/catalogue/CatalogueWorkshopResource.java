package io.workshopstream.api.catalogue;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.admin.request.FieldInput;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.catalogue.AddedWorkshops;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.workshop.WorkshopId;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One workshop, and what people set at it, which no refresh overwrites. */
@Path("admin/workshops/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueWorkshopResource {

  private static final String EXAMPLE = "{\"value\": \"…\", \"reason\": \"…\"}";

  @Inject private Catalogue catalogue;
  @Inject private Overrides overrides;
  @Inject private AddedWorkshops additions;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;

  /** What counts, what the page says, and what was set by whom. */
  @GET
  public WorkshopDetail workshop(@PathParam("id") String id) {
    return catalogue
        .find(overrides.id(id))
        .map(this::detail)
        .orElseThrow(() -> new NotFoundException("Workshop not found"));
  }

  /**
   * Sets a field in the place of what the page says.
   *
   * @param body the value, and why
   */
  @PUT
  @Path("overrides/{field}")
  @Consumes(MediaType.WILDCARD)
  public WorkshopDetail set(
      @PathParam("id") String id, @PathParam("field") String field, String body)
      throws RejectedRequestException {
    OverriddenField one = field(field);
    JsonBody given = JsonBody.parse(body, EXAMPLE);
    String text = FieldInput.text(one, values(given));
    return detail(
        overrides.set(http, overrides.id(id), Map.of(one, text), Reason.of(given).orElse(null)));
  }

  private WorkshopDetail detail(CatalogueEntry entry) {
    return WorkshopDetail.of(entry, catalogue.evidence(entry).orElse(null));
  }

  private static List<String> values(JsonBody given) throws RejectedRequestException {
    if (given.has("values")) {
      return given.texts("values");
    }
    if (!given.has("value")) {
      throw new RejectedRequestException(
          Problem.MALFORMED, "value is required, or values where a field has several");
    }
    return Stream.ofNullable(given.text("value")).toList();
  }

  /** Lets the page's value count again. */
  @DELETE
  @Path("overrides/{field}")
  public WorkshopDetail undo(@PathParam("id") String id, @PathParam("field") String field) {
    return detail(overrides.undo(http, overrides.id(id), field(field)));
  }

  /** Takes away a workshop that was added by hand. */
  @DELETE
  public void remove(@PathParam("id") String id) {
    WorkshopId known = overrides.id(id);
    switch (additions.remove(known)) {
      case REMOVED -> audit.record(http, AuditAction.WORKSHOP_REMOVED, known.value(), "");
      case UNKNOWN -> throw new NotFoundException("Workshop not found");
      case READ_FROM_A_PAGE ->
          throw new ClientErrorException(
              "This workshop was read from its page, and the next refresh would bring it back: set"
                  + " its field hidden to true",
              Response.Status.CONFLICT);
    }
  }

  private static OverriddenField field(String word) {
    return OverriddenField.of(word)
        .orElseThrow(() -> new NotFoundException("The fields are " + String.join(", ", words())));
  }

  private static List<String> words() {
    return Arrays.stream(OverriddenField.values()).map(OverriddenField::word).toList();
  }
}
