package io.workshopstream.api.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditEntry;
import io.workshopstream.access.audit.AuditFilter;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers did: listed, and handed out as a file. */
@Path("audit")
public class AuditResource {

  private static final int PIECE = 500;
  private static final String CSV = "text/csv";
  private static final String NDJSON = "application/x-ndjson";

  @Inject private Audit audit;
  @Inject private ObjectMapper json;

  /**
   * A page of entries, newest first.
   *
   * @param next the value of {@code before} for the next page; null on the last one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AuditPage(List<AuditEntry> entries, @Nullable Long next) {}

  /** Entries by actor, action, subject and time. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public AuditPage list(@BeanParam AuditQuery query) {
    int atMost = query.atMost();
    List<AuditEntry> entries = audit.list(query.filter(), query.before(), atMost);
    boolean more = entries.size() == atMost;
    return new AuditPage(entries, more ? entries.get(entries.size() - 1).id() : null);
  }

  /** All entries that the query wants as a table. */
  @GET
  @Produces(CSV + ";qs=0.5")
  public Response csv(@BeanParam AuditQuery query) {
    return file(query, CSV + ";charset=utf-8", "audit.csv", CsvLine.HEAD, CsvLine::of);
  }

  /** All entries that the query wants as JSON, one on each line. */
  @GET
  @Produces(NDJSON + ";qs=0.5")
  public Response ndjson(@BeanParam AuditQuery query) {
    return file(query, NDJSON, "audit.ndjson", "", this::line);
  }

  private String line(AuditEntry entry) throws IOException {
    return json.writeValueAsString(entry) + "\n";
  }

  private interface Line {
    String of(AuditEntry entry) throws IOException;
  }

  private Response file(AuditQuery query, String type, String name, String head, Line line) {
    AuditFilter wanted = query.filter();
    StreamingOutput lines = out -> write(wanted, head, line, out);
    return Response.ok(lines, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  /** Piece by piece: there may be more than one wants in memory. */
  private void write(AuditFilter wanted, String head, Line line, OutputStream out)
      throws IOException {
    out.write(head.getBytes(UTF_8));
    List<AuditEntry> piece = audit.list(wanted, Long.MAX_VALUE, PIECE);
    while (!piece.isEmpty()) {
      for (AuditEntry entry : piece) {
        out.write(line.of(entry).getBytes(UTF_8));
      }
      piece = audit.list(wanted, piece.get(piece.size() - 1).id(), PIECE);
    }
  }
}
