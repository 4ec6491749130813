package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients whose connections are cut, and servers that die: nobody loses or sees twice an event. */
class ResumeIT extends OnOwnServer {

  private static final int EVENTS = 2000;
  private static final String MIXED = "events=" + EVENTS + "&mixed=true&micros=2500";

  private static OwnServer server;

  @BeforeAll
  static void start() {
    server = OwnServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Fifty random places in the run, in order. */
  private static List<Long> cuts(Random random) {
    return random.longs(1, EVENTS).distinct().limit(50).sorted().boxed().toList();
  }

  private static HttpRequest events(String run, String last) {
    HttpRequest.Builder request = server.request("/api/runs/" + run + "/events?detail=full");
    return (last == null ? request : request.header("Last-Event-ID", last)).build();
  }

  private static void assertComplete(List<SseEvent> events, String run, long seed) {
    assertThat(events)
        .as("seed " + seed)
        .extracting(SseEvent::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(events).isEqualTo(logged(stream(events(run, null))));
  }

  @Test
  void a_client_that_is_cut_fifty_times_has_every_event_once_and_in_order() {
    long seed = System.nanoTime();
    String run = server.run(MIXED);

    List<SseEvent> events =
        cutAt(cuts(new Random(seed)), (last, until) -> stream(events(run, last), until));

    assertThat(events).hasSizeGreaterThan(EVENTS).last().matches(e -> e.name().equals("complete"));
    assertComplete(events, run, seed);
  }

  @Test
  void the_same_over_websocket() {
    long seed = System.nanoTime();
    String run = server.run(MIXED);

    List<SseEvent> events =
        cutAt(
            cuts(new Random(seed)),
            (last, until) -> {
              String id = last == null ? "" : ",\"last_event_id\":\"" + last + "\"";
              String hello = "{\"detail\":\"full\"" + id + "}";
              return SocketClient.open(server.port(), run, hello).events(until);
            });

    assertThat(events).hasSizeGreaterThan(EVENTS).last().matches(e -> e.name().equals("complete"));
    assertComplete(events, run, seed);
  }

  @Test
  void
      a_server_that_is_killed_replays_what_was_written_and_goes_on_with_the_same_run_and_the_next_number() {
    long seed = System.nanoTime();
    String earlier = server.run("events=50&mixed=true");
    List<SseEvent> history = logged(stream(events(earlier, null)));
    String run = server.run("events=40000&mixed=true&micros=2500"); // far from its end when killed
    List<SseEvent> events = new ArrayList<>();
    List<Long> before = cuts(new Random(seed)).subList(0, 20);
    for (long cut : before) {
      String last = events.isEmpty() ? null : events.get(events.size() - 1).id();
      events.addAll(logged(stream(events(run, last), event -> event.sequence() >= cut)));
    }

    server.kill();
    server.startAgain();

    String last = events.get(events.size() - 1).id();
    events.addAll(
        logged(stream(events(run, last), event -> event.data().contains("another one goes on"))));
    last = events.get(events.size() - 1).id();
    ServerClient.send(server.request("/api/runs/" + run).DELETE().build());
    events.addAll(logged(stream(events(run, last))));
    assertThat(events).last().matches(event -> event.name().equals("close"));
    assertThat(events.get(events.size() - 1).data()).contains("Stopped on request");
    assertThat(events.size()).isGreaterThan(before.get(19).intValue());
    assertComplete(events, run, seed);
    assertThat(server.get("/api/runs/" + run).body()).contains("\"state\":\"cancelled\"");
    assertThat(ServerClient.send(events(run, events.get(events.size() - 1).id())).statusCode())
        .isEqualTo(204);
    assertThat(logged(stream(events(earlier, null)))).isEqualTo(history);
    assertThat(server.get("/api/runs?state=completed").body()).contains(earlier);
    assertThat(server.get("/api/runs?state=running").body()).contains("\"runs\":[]");
  }
}
