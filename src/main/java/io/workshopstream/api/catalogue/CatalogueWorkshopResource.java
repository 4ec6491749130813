package io.workshopstream.api.catalogue;

import io.workshopstream.admin.request.FieldInput;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.entry.OverriddenField;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One workshop, and what people set at it, which no refresh overwrites. */
@Path("admin/workshops/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueWorkshopResource {

  private static final String EXAMPLE = "{\"value\": \"…\", \"reason\": \"…\"}";

  @Inject private Catalogue catalogue;
  @Inject private Overrides overrides;
  @Context private HttpServletRequest http;

  /** What counts, what the page says, and what was set by whom. */
  @GET
  public WorkshopDetail workshop(@PathParam("id") String id) {
    return catalogue
        .find(overrides.id(id))
        .map(WorkshopDetail::of)
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
    return WorkshopDetail.of(
        overrides.set(http, overrides.id(id), Map.of(one, text), reason(given)));
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

  private static @Nullable String reason(JsonBody given) throws RejectedRequestException {
    String reason = Optional.ofNullable(given.text("reason")).orElse("");
    return reason.isBlank() ? null : FieldInput.reason(reason);
  }

  /** Lets the page's value count again. */
  @DELETE
  @Path("overrides/{field}")
  public WorkshopDetail undo(@PathParam("id") String id, @PathParam("field") String field) {
    return WorkshopDetail.of(overrides.undo(http, overrides.id(id), field(field)));
  }

  private static OverriddenField field(String word) {
    return OverriddenField.of(word)
        .orElseThrow(() -> new NotFoundException("The fields are " + String.join(", ", words())));
  }

  private static List<String> words() {
    return Arrays.stream(OverriddenField.values()).map(OverriddenField::word).toList();
  }
}
