package io.workshopstream.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What clients of a server of their own do. */
abstract class OnOwnServer {

  /** Events of a stream until one that the test looks for, or the end; then the line is cut. */
  static List<SseEvent> stream(HttpRequest request, Predicate<SseEvent> last) {
    return ServerClient.stream(request, last);
  }

  static List<SseEvent> stream(HttpRequest request) {
    return ServerClient.stream(request);
  }

  /** Only what stands in the log of the run: neither verdicts nor heartbeats. */
  static List<SseEvent> logged(List<SseEvent> events) {
    return events.stream().filter(OnOwnServer::isLogged).toList();
  }

  static boolean isLogged(SseEvent event) {
    boolean verdict = event.name().equals("run") && event.json().has("resume");
    return !verdict && !event.name().equals("heartbeat");
  }

  /** Opens a stream and hands over its reader as it is. */
  static SseReader open(HttpRequest request) {
    try {
      HttpResponse<InputStream> response =
          ServerClient.HTTP.send(request, BodyHandlers.ofInputStream());
      Contract.check(Exchange.of(request, response, null));
      if (response.statusCode() != 200) {
        throw new IllegalStateException("status " + response.statusCode());
      }
      return new SseReader(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a client that is cut at certain events has in the end.
   *
   * @param resume opens the stream after an event's id, until the event that the test looks for
   */
  static List<SseEvent> cutAt(List<Long> cuts, Resume resume) {
    List<SseEvent> events = new ArrayList<>();
    String last = null;
    for (long cut : cuts) {
      events.addAll(logged(resume.from(last, event -> event.sequence() >= cut)));
      last = events.get(events.size() - 1).id();
    }
    if (!isEnd(events.get(events.size() - 1))) {
      events.addAll(logged(resume.from(last, event -> false)));
    }
    return events;
  }

  private static boolean isEnd(SseEvent event) {
    return event.name().equals("complete") || event.name().equals("close");
  }

  /** A client that comes back. */
  interface Resume {
    List<SseEvent> from(@org.jspecify.annotations.Nullable String last, Predicate<SseEvent> until);
  }
}
