package io.workshopstream.api.conditional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers to the public with a strong entity tag. Whoever has the tag already gets 304 after one
 * query of one row, and nothing else is read.
 */
public final class ConditionalAnswers {

  /** Kept by the client, who asks each time whether it is still so. */
  private static final String REVALIDATED = "private, no-cache";

  private static final int ATTEMPTS = 3;

  private final Supplier<List<String>> state;

  /**
   * @param state what every answer follows from, besides the request: equal as long as no answer
   *     changes
   */
  public ConditionalAnswers(Supplier<List<String>> state) {
    this.state = state;
  }

  /**
   * What the request asks for, unless the client has it. Who asks for anything but what is there
   * ({@code *}) gets 304 only after it was made, since it may not be there at all.
   *
   * @param type the media type of the answer
   * @param work makes what is sent, of the stored catalogue and the studios alone; it may be asked
   *     again when something changes meanwhile
   */
  public Response answer(HttpServletRequest request, String type, Supplier<?> work) {
    List<String> now = state.get();
    String tag = tag(request, type, now);
    String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (known != null && EntityTags.isKnown(known, tag)) {
      return tagged(Response.notModified(), tag);
    }
    boolean any = known != null && EntityTags.isAny(known);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Object body = work.get();
      List<String> then = state.get();
      if (then.equals(now)) {
        return tagged(
            any ? Response.notModified() : Response.ok(body, type), tag(request, type, now));
      }
      now = then;
    }
    return Response.ok(work.get(), type).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private static String tag(HttpServletRequest request, String type, List<String> state) {
    List<String> parts = new ArrayList<>(state);
    parts.add(type);
    parts.add(request.getRequestURI());
    parts.add(String.valueOf(request.getQueryString()));
    return EntityTags.of(parts);
  }

  private static Response tagged(Response.ResponseBuilder answer, String tag) {
    return answer
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, REVALIDATED)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }
}
