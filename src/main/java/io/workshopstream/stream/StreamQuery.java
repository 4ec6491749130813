package io.workshopstream.stream;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.route.LastEventIdParameter;
import io.workshopstream.admin.request.StudioRequest;
import io.workshopstream.stream.frame.EventId;
import io.workshopstream.stream.frame.EventSelection;
import io.workshopstream.stream.output.NonBlockingOutput;
import io.workshopstream.stream.output.NonBlockingOutputFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the address and the headers of a streaming request say. */
public class StreamQuery {

  private static final int MOST_IDS = 200;

  @QueryParam("studio_id")
  private @Nullable String studioId;

  @QueryParam("dry_run")
  private @Nullable String dryRun;

  @QueryParam("detail")
  private @Nullable String detail;

  @QueryParam("level")
  private @Nullable String level;

  @QueryParam("item")
  private @Nullable String item;

  @QueryParam("text")
  private @Nullable String text;

  @HeaderParam("Last-Event-ID")
  private @Nullable String lastEventId;

  @HeaderParam("Idempotency-Key")
  private @Nullable String idempotencyKey;

  @Context private HttpServletRequest request;

  /** Whether the address names a studio, be it a blank one. */
  boolean namesStudio() {
    return studioId != null;
  }

  StudioRequest studioRequest() {
    return new StudioRequest(studioId, dryRun());
  }

  /**
   * @throws BadRequestException when {@code dry_run} is neither true nor false
   */
  boolean dryRun() {
    if (dryRun == null || dryRun.equals("false")) {
      return false;
    }
    if (dryRun.isEmpty() || dryRun.equals("true")) {
      return true;
    }
    throw new BadRequestException("dry_run must be true or false");
  }

  /** What tells this request from others; null when the caller does not say. */
  @Nullable String idempotencyKey() {
    return idempotencyKey;
  }

  /**
   * What the client wants to see.
   *
   * @throws BadRequestException when {@code detail} or {@code level} is none that we know
   */
  EventSelection selection() {
    try {
      return EventSelection.of(detail, level, item, text);
    } catch (IllegalArgumentException unknown) {
      throw new BadRequestException(unknown.getMessage(), unknown);
    }
  }

  /**
   * Whether the client comes back: it says something of a last event, in the header or in the
   * address, be it blank or no id at all. Then nothing is ever started.
   */
  boolean resumes() {
    return lastEventId != null || lastEventInAddress().isPresent();
  }

  private Optional<String> lastEventInAddress() {
    return LastEventIdParameter.in(request.getQueryString());
  }

  /**
   * The last event that a client which comes back has.
   *
   * @throws BadRequestException when what it sent is no id of ours
   */
  EventId lastEvent() {
    return eventId(lastEventWords());
  }

  /**
   * The last event that a client which watches several runs has of each.
   *
   * @throws BadRequestException when what it sent is no list of ids of ours
   */
  List<EventId> lastEvents() {
    String[] ids = lastEventWords().split(",", MOST_IDS + 1);
    if (ids.length > MOST_IDS) {
      throw new BadRequestException(
          "Last-Event-ID must be at most " + MOST_IDS + " ids: send those of the newest runs");
    }
    return Arrays.stream(ids).map(StreamQuery::eventId).toList();
  }

  /** The header wins: a browser that reconnects sends it with the address that it began with. */
  private String lastEventWords() {
    return lastEventId == null || lastEventId.isBlank()
        ? lastEventInAddress().orElse("")
        : lastEventId;
  }

  private static EventId eventId(String words) {
    return EventId.parse(words)
        .orElseThrow(() -> new BadRequestException("Last-Event-ID " + EventId.RULE));
  }

  NonBlockingOutput output() {
    return NonBlockingOutputFilter.of(request);
  }

  HttpServletRequest request() {
    return request;
  }

  ApiCaller caller() {
    return ApiCaller.of(request.getUserPrincipal());
  }

  String address() {
    return request.getRemoteAddr();
  }
}
