package io.workshopstream.api.backup;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.backup.Backup;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Hands out all that people would miss, as a file. */
@Path("admin/backup")
public class BackupResource {

  static final String NDJSON = "application/x-ndjson";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Inject private Backup backup;
  @Inject private Clock clock;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;

  /** One state of the catalogue, as lines of JSON; the last one shows that it is whole. */
  @GET
  @Produces(NDJSON)
  public Response file() {
    if (backup.isBusy()) {
      throw busy();
    }
    audit.record(http, AuditAction.BACKUP_MADE, "backup", "");
    StreamingOutput lines = this::write;
    return Response.ok(lines, NDJSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"workshops-" + MINUTE.format(clock.instant()) + ".jsonl\"")
        .build();
  }

  private void write(OutputStream out) throws IOException {
    if (backup.write(out).isEmpty()) { // another request was faster: nothing is sent yet
      throw busy();
    }
  }

  private static ClientErrorException busy() {
    return new ClientErrorException(
        "Another back-up is being handed out: wait for it", Response.Status.CONFLICT);
  }
}
