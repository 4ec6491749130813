package io.workshopstream.api.artist;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.api.artist.FileRows.Rows;
import io.workshopstream.api.artist.FileRows.Unreadable;
import io.workshopstream.api.artist.ImportReport.Totals;
import io.workshopstream.api.artist.Utf8File.Malformed;
import io.workshopstream.api.artist.Utf8File.Text;
import io.workshopstream.catalogue.ArtistImports;
import io.workshopstream.catalogue.ArtistImports.Imported;
import io.workshopstream.catalogue.ArtistImports.Mode;
import io.workshopstream.catalogue.intake.ImportRow;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a file of artists in. */
@Path("admin/artists/import")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ArtistImportResource {

  @Inject private ArtistImports imports;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;

  /**
   * Says what each row would do, or does it.
   *
   * @param dryRun {@code true}, also when it is not given: nothing is stored
   * @param partial {@code true} stores the good rows when there are others; else it is all or none
   */
  @POST
  public Response take(
      byte[] body,
      @QueryParam("dry_run") @DefaultValue("true") String dryRun,
      @QueryParam("partial") @DefaultValue("false") String partial) {
    Mode whole = flag("partial", partial) ? Mode.PARTIAL : Mode.WHOLE;
    Mode mode = flag("dry_run", dryRun) ? Mode.DRY_RUN : whole;
    Imported imported = imports.take(rows(body, http.getContentType()), mode);
    if (imported.stored()) {
      audit.record(http, AuditAction.ARTISTS_IMPORTED, "artists", told(Totals.of(imported.rows())));
    }
    return mode == Mode.WHOLE && !imported.isGood()
        ? Response.status(ImportProblem.STATUS)
            .type("application/problem+json")
            .entity(ImportProblem.of(imported))
            .build()
        : Response.ok(ImportReport.of(imported, mode == Mode.DRY_RUN)).build();
  }

  private static String told(Totals totals) {
    return String.format(
        Locale.ROOT,
        "%d added, %d changed, %d unchanged, %d left out",
        totals.added(),
        totals.changed(),
        totals.unchanged(),
        totals.rejected() + totals.conflicts());
  }

  private static boolean flag(String name, String word) {
    if (!Set.of("true", "false").contains(word)) {
      throw new BadRequestException(name + " must be true or false");
    }
    return word.equals("true");
  }

  private static List<ImportRow> rows(byte[] body, @Nullable String type) {
    Utf8File file = Utf8File.of(body);
    if (file instanceof Malformed place) {
      throw new BadRequestException(
          FileRows.at(place.line(), place.column(), "The file must be UTF-8: save it as that")
              .reason());
    }
    String text = ((Text) file).text();
    FileRows read = isJson(text, type) ? ArtistJson.read(text) : ArtistCsv.read(text);
    if (read instanceof Unreadable unreadable) {
      throw new BadRequestException(unreadable.reason());
    }
    return ((Rows) read).rows();
  }

  /** As the type says; where it is another one, such as curl's own, as the file begins. */
  private static boolean isJson(String text, @Nullable String type) {
    String said = type == null ? "" : type.toLowerCase(Locale.ROOT);
    boolean csv = said.startsWith("text/csv");
    return said.startsWith(MediaType.APPLICATION_JSON)
        || (!csv && text.stripLeading().startsWith("["));
  }
}
