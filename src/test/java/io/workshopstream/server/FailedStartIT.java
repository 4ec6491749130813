package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that cannot start ends, and its last line says why; one that can says where to look. */
class FailedStartIT {

  private static final String EXIT = "server.exit-on-failed-start=true";

  private static String lastLine(int port, String... settings) {
    try (OwnServer server = OwnServer.launch(port, settings)) {
      assertThat(server.awaitEnd(Duration.ofMinutes(3))).isTrue();
      assertThat(server.exitCode()).isEqualTo(1);
      return server.lines().get(server.lines().size() - 1);
    }
  }

  @Test
  void wrong_settings_end_the_process_and_are_all_told() {
    assertThat(lastLine(FreePorts.next(), EXIT, "run.parallel=abc", "access.everyone=ja"))
        .contains("Cannot start")
        .contains("run.parallel must be a whole number from 1 to 16")
        .contains("access.everyone must be true or false");
  }

  @Test
  void old_names_of_settings_are_read_and_told_with_the_new_ones() {
    String[] settings = {
      EXIT, "run.patience=soon", "%sample.run.kept=0", "run.queued=1", "run.queue-capacity=-1"
    };
    try (OwnServer server = OwnServer.launch(FreePorts.next(), settings)) {
      assertThat(server.awaitEnd(Duration.ofMinutes(3))).isTrue();
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(String.join("\n", server.lines()))
          .contains("run.patience (RUN_PATIENCE) is now called run.stall-timeout")
          .contains("run.kept (RUN_KEPT) is now called run.retention-count")
          .contains("run.queue-capacity (RUN_QUEUE_CAPACITY); both are set, so the old name is not")
          .doesNotContain("is not a setting");
      assertThat(server.lines().get(server.lines().size() - 1))
          .contains("run.patience must be an ISO 8601 duration")
          .contains("run.kept must be a whole number from 1 to 1000000")
          .contains("run.queue-capacity must be a whole number from 0 to 10000");
    }
  }

  @Test
  void a_taken_port_ends_the_process_with_one_line() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(lastLine(taken.getLocalPort(), EXIT))
          .contains("Cannot start: server.port is " + taken.getLocalPort())
          .contains("it must be a free port");
    }
  }

  @Test
  void an_address_of_another_machine_ends_the_process_with_one_line() {
    assertThat(lastLine(FreePorts.next(), EXIT, "server.address=192.0.2.1"))
        .contains("Cannot start: server.address is 192.0.2.1, which is no address of this machine")
        .contains("it must be one of its own, or 0.0.0.0 for all of them");
  }

  @Test
  void a_database_that_is_not_there_ends_the_process_with_one_line() {
    String nowhere = "database.url=jdbc:postgresql://127.0.0.1:1/nowhere";
    assertThat(lastLine(FreePorts.next(), EXIT, nowhere))
        .contains("Cannot start: database.url leads to no database")
        .contains("it must be the address of a database that is running");
  }

  @Test
  void a_server_refuses_connections_until_it_answers_and_then_says_where_to_look() {
    int port = FreePorts.next();
    List<Integer> answers = new ArrayList<>();
    try (OwnServer server = OwnServer.launch(port)) {
      await()
          .atMost(Duration.ofMinutes(3))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .ignoreExceptionsInstanceOf(java.io.UncheckedIOException.class)
          .until(() -> answers.add(server.get("/api/studios").statusCode()));

      assertThat(answers).containsExactly(200);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  server.lines().stream()
                      .anyMatch(
                          line ->
                              line.contains("Ready in ")
                                  && line.endsWith(
                                      "open http://localhost:"
                                          + port
                                          + "/test_streaming_client.html")));
    }
  }
}
