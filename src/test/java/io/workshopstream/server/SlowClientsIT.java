package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that do not read, and clients that vanish. */
class SlowClientsIT extends OnServer {

  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void close_the_sockets() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Opens a stream and never reads from it. */
  private Socket open(String run) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("localhost", PORT));
    String head =
        "GET /api/streaming/refresh-workshops?last_event_id=%s-0 HTTP/1.1\r\nHost: localhost:%d\r\n\r\n";
    socket.getOutputStream().write(head.formatted(run, PORT).getBytes(UTF_8));
    sockets.add(socket);
    return socket;
  }

  private static String start(int events, int bytes, long micros) {
    return post(
            "/api/synthetic-runs?events=%d&bytes=%d&micros=%d".formatted(events, bytes, micros), "")
        .body();
  }

  private static int openStreams() {
    return Integer.parseInt(get("/api/synthetic-runs/streams").body());
  }

  @Test
  void twenty_clients_that_never_read_do_not_delay_a_healthy_one() throws IOException {
    String run = start(5000, 4096, 200);
    for (int i = 0; i < 20; i++) {
      open(run);
    }

    List<Long> lags = new ArrayList<>();
    List<SseEvent> events =
        stream(
            request("/api/streaming/refresh-workshops?last_event_id=" + run + "-0").build(),
            event -> {
              if (event.name().equals("logs")) {
                long sent =
                    Long.parseLong(event.message().substring(0, event.message().indexOf(' ')));
                lags.add(System.nanoTime() - sent);
              }
              return false;
            });

    assertThat(events).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(events)
        .hasSize(5001)
        .extracting(SseEvent::sequence)
        .isSorted()
        .doesNotHaveDuplicates();
    long longest = lags.stream().skip(100).mapToLong(Long::longValue).max().orElseThrow();
    assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(5));
  }

  @BeforeEach
  void let_earlier_clients_go() {
    await().atMost(Duration.ofSeconds(60)).until(() -> openStreams() == 0);
  }

  @Test
  void a_client_that_vanishes_from_a_silent_stream_is_gone_within_thirty_seconds()
      throws IOException {
    String run = start(2, 10, 120_000_000);
    Socket socket = open(run);
    await().until(() -> openStreams() == 1);

    socket.close();

    await().atMost(Duration.ofSeconds(30)).until(() -> openStreams() == 0);
  }
}
