package io.workshopstream.api.artist;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.api.catalogue.ArtistDetail;
import io.workshopstream.catalogue.Artists;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands all artists out as a file that the import takes. */
@Path("admin/artists/export")
public class ArtistExportResource {

  private static final String CSV = "text/csv";
  private static final List<Variant> VARIANTS =
      Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, new MediaType("text", "csv")).build();

  @Inject private Artists artists;
  @Inject private ObjectMapper json;
  @Context private Request request;

  /**
   * All of them, by name.
   *
   * @param format {@code csv} or {@code json}; else Accept decides, and JSON where it takes both
   */
  @GET
  @Produces({MediaType.APPLICATION_JSON, CSV})
  public Response file(@QueryParam("format") @Nullable String format)
      throws JsonProcessingException {
    return isCsv(format)
        ? answer("artists.csv", CSV + ";charset=utf-8", ArtistCsv.write(artists.all()))
        : answer(
            "artists.json",
            MediaType.APPLICATION_JSON,
            json.writeValueAsString(artists.all().stream().map(ArtistDetail::of).toList()));
  }

  private boolean isCsv(@Nullable String format) {
    if (format == null) {
      Variant wanted = request.selectVariant(VARIANTS);
      return wanted != null && wanted.getMediaType().getSubtype().equals("csv");
    }
    if (!format.equals("csv") && !format.equals("json")) {
      throw new BadRequestException("format must be csv or json");
    }
    return format.equals("csv");
  }

  private static Response answer(String name, String type, String text) {
    return Response.ok(text.getBytes(UTF_8), type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
