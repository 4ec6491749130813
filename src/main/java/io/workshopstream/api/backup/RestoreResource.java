package io.workshopstream.api.backup;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.backup.Restore;
import io.workshopstream.backup.RestoreOutcome;
import io.workshopstream.backup.RestoreOutcome.NotEmpty;
import io.workshopstream.backup.RestoreOutcome.Restored;
import io.workshopstream.backup.RestoreOutcome.TooLong;
import io.workshopstream.backup.RestoreOutcome.Unreadable;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;

/** Fills an empty server from a back-up. */
@Path("admin/restore")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class RestoreResource {

  @Inject private Restore restore;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;

  /** How many rows are stored now. */
  public record Filled(long rows) {}

  /** Takes the file that comes as the body: all of it, or nothing. */
  @POST
  public Filled fill(InputStream file) throws IOException {
    RestoreOutcome outcome = restore.read(file);
    if (outcome instanceof Restored restored) {
      audit.record(http, AuditAction.BACKUP_RESTORED, "backup", restored.rows() + " rows");
      return new Filled(restored.rows());
    }
    throw refusal(outcome);
  }

  private static ClientErrorException refusal(RestoreOutcome outcome) {
    if (outcome instanceof NotEmpty full) {
      return new ClientErrorException(
          "A back-up is restored into an empty server only, and the table "
              + full.table()
              + " has rows: start one with a new database, without a refresh",
          Status.CONFLICT);
    }
    if (outcome instanceof TooLong file) {
      return new ClientErrorException(
          "The file has more than " + file.most() + " bytes: raise backup.restore-bytes",
          Status.REQUEST_ENTITY_TOO_LARGE);
    }
    return outcome instanceof Unreadable wrong
        ? new BadRequestException(
            "Line " + wrong.line() + ": " + wrong.reason() + ". Nothing is stored")
        : new ClientErrorException(
            "Another back-up is being restored: wait for it", Status.CONFLICT);
  }
}
