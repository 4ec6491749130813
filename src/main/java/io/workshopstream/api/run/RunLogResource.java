package io.workshopstream.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.workshopstream.run.Runs;
import io.workshopstream.run.UnknownRunException;
import io.workshopstream.run.event.EventFilter;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.OneLine;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.follow.EventReader;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.store.StoredEvents.Wanted;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened in a run, to read instead of to watch: its log lines, its items, its changes. */
@Path("runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class RunLogResource {

  private static final int MOST = 10_000;
  private static final int PIECE = 500;

  @Inject private Runs runs;
  @Inject private VisibleRuns visible;
  @Context private SecurityContext security;

  @PathParam("id")
  private String id;

  @QueryParam("from")
  @DefaultValue("1")
  private long from;

  @QueryParam("to")
  @DefaultValue("" + Long.MAX_VALUE)
  private long to;

  @QueryParam("limit")
  @DefaultValue("1000")
  private int limit;

  /** A log line. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(long sequence, Instant at, String level, String message, @Nullable String item) {

    static Line of(RecordedEvent recorded) {
      Level level = recorded.level() == null ? Level.INFO : recorded.level();
      return new Line(
          recorded.sequence(), recorded.at(), level.word(), recorded.text(), recorded.item());
    }

    String words() {
      return String.format(
          Locale.ROOT, "%s %-7s %s", at, level.toUpperCase(Locale.ROOT), OneLine.of(message));
    }
  }

  /**
   * A piece of a list.
   *
   * @param next the number to go on from; null when nothing follows
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Piece<T>(List<T> entries, @Nullable Long next) {}

  /** The log lines by level, item, text and range. */
  @GET
  @Path("log")
  public Piece<Line> log(
      @QueryParam("level") @Nullable String level,
      @QueryParam("item") @Nullable String item,
      @QueryParam("text") @Nullable String text)
      throws UnknownRunException {
    List<RecordedEvent> lines = read(lines(filter(level, item, text)));
    return piece(lines, lines.stream().map(Line::of).toList());
  }

  /** The same as text, one line each, to download. */
  @GET
  @Path("log")
  @Produces(MediaType.TEXT_PLAIN + ";qs=0.5")
  public Response download(
      @QueryParam("level") @Nullable String level,
      @QueryParam("item") @Nullable String item,
      @QueryParam("text") @Nullable String text)
      throws UnknownRunException {
    Run run = visible.get(id, security);
    Wanted wanted = lines(filter(level, item, text));
    StreamingOutput lines = out -> write(run, wanted, out);
    return Response.ok(lines, MediaType.TEXT_PLAIN_TYPE.withCharset(StandardCharsets.UTF_8.name()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"run-" + id + ".log\"")
        .build();
  }

  /** All of it, piece by piece: a log may be larger than what one wants in memory. */
  private void write(Run run, Wanted wanted, OutputStream out) throws IOException {
    EventReader events = new EventReader(runs.repository());
    long after = Math.max(0, from - 1);
    List<RecordedEvent> piece = events.read(run, after, to, wanted, PIECE);
    while (!piece.isEmpty()) {
      for (RecordedEvent line : piece) {
        out.write((Line.of(line).words() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      after = piece.get(piece.size() - 1).sequence();
      piece = events.read(run, after, to, wanted, PIECE);
    }
  }

  /** An item or a change with its number. */
  record Thing(long sequence, @JsonRawValue String data) {

    static Thing of(RecordedEvent recorded) {
      return new Thing(recorded.sequence(), new String(recorded.data(), StandardCharsets.UTF_8));
    }
  }

  /** What each item brought, with the evidence of every value. */
  @GET
  @Path("items")
  public Piece<Thing> items() throws UnknownRunException {
    return things(RunEventType.ITEM);
  }

  /** What was added, changed and removed. */
  @GET
  @Path("changes")
  public Piece<Thing> changes() throws UnknownRunException {
    return things(RunEventType.CHANGE);
  }

  private Piece<Thing> things(RunEventType type) throws UnknownRunException {
    List<RecordedEvent> events = read(new Wanted(type, EventFilter.ALL));
    return piece(events, events.stream().map(Thing::of).toList());
  }

  private <T> Piece<T> piece(List<RecordedEvent> events, List<T> entries) {
    boolean more = events.size() == atMost();
    return new Piece<>(entries, more ? events.get(events.size() - 1).sequence() + 1 : null);
  }

  private static Wanted lines(EventFilter filter) {
    return new Wanted(RunEventType.LOGS, filter);
  }

  private static EventFilter filter(
      @Nullable String level, @Nullable String item, @Nullable String text) {
    try {
      return EventFilter.of(level, item, text);
    } catch (IllegalArgumentException unknown) {
      throw new BadRequestException(unknown.getMessage(), unknown);
    }
  }

  private List<RecordedEvent> read(Wanted wanted) throws UnknownRunException {
    Run run = visible.get(id, security);
    EventReader events = new EventReader(runs.repository());
    return events.read(run, Math.max(0, from - 1), to, wanted, atMost());
  }

  private int atMost() {
    return Math.max(1, Math.min(MOST, limit));
  }
}
