package io.workshopstream.access.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

/**
 * Bodies that arrive little by little, without a server: their end, their time and their bounds.
 */
class IncomingBodiesTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;
  private final Queue<Runnable> steps = new ArrayDeque<>();

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private final ScheduledExecutorService timer =
      (ScheduledExecutorService)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {ScheduledExecutorService.class},
              (proxy, method, arguments) -> {
                steps.add((Runnable) arguments[0]);
                return null;
              });

  private final IncomingBodies bodies = new IncomingBodies(clock, timer, 3, 100_000);

  private SlowRequest begin(BodySize size, int announced) throws IOException {
    SlowRequest request = new SlowRequest();
    AsyncContext context = request.context();
    bodies.collect(context, size, announced);
    return request;
  }

  /** What the timer would do, one step after the other. */
  private void work() {
    for (int i = 0; i < 100 && !steps.isEmpty(); i++) {
      steps.remove().run();
    }
  }

  private void after(Duration time) {
    now = now.plus(time);
    bodies.tick();
    work();
  }

  @Test
  void a_body_that_is_here_lets_its_request_go_on_once_its_first_thread_has_returned()
      throws IOException {
    SlowRequest request = begin(BodySize.USUAL, 3);
    request.arrives("{\"a");
    work();
    assertThat(request.dispatches()).as("the first thread is still at it").isZero();

    request.returns();
    work();

    assertThat(request.dispatches()).isOne();
    assertThat(request.body()).isEqualTo("{\"a".getBytes(UTF_8));
  }

  @Test
  void a_body_in_chunks_is_over_when_the_server_says_so() throws IOException {
    SlowRequest request = begin(BodySize.USUAL, -1);
    request.returns();
    request.arrives("ab");
    request.arrives("cd");
    work();
    assertThat(request.dispatches()).isZero();

    request.ends();
    work();

    assertThat(request.dispatches()).isOne();
    assertThat(request.body()).isEqualTo("abcd".getBytes(UTF_8));
  }

  @Test
  void a_body_of_one_byte_a_second_is_refused_and_its_request_never_goes_on() throws IOException {
    SlowRequest request = begin(BodySize.USUAL, 1000);
    request.returns();
    for (int second = 0; second < 12; second++) {
      request.arrives("x");
      after(Duration.ofSeconds(1));
    }

    assertThat(request.status()).isEqualTo(408);
    assertThat(request.answer()).contains("\"status\":408", "send all of it at once");
    assertThat(request.completions()).isOne();
    request.arrives("x".repeat(1000));
    work();
    assertThat(request.dispatches()).isZero();
  }

  @Test
  void a_long_body_at_an_honest_pace_has_the_time_that_it_needs() throws IOException {
    IncomingBodies wide = new IncomingBodies(clock, timer, 3, 100_000_000);
    SlowRequest request = new SlowRequest();
    wide.collect(request.context(), BodySize.PAGES, 60 * 80_000);
    for (int second = 0; second < 60; second++) {
      request.arrives("x".repeat(80_000));
      now = now.plusSeconds(1);
      wide.tick();
      work();
    }
    request.returns();
    work();

    assertThat(request.dispatches()).isOne();
  }

  @Test
  void a_body_without_an_announced_end_is_refused_when_it_is_too_long() throws IOException {
    SlowRequest request = begin(BodySize.USUAL, -1);
    request.arrives("x".repeat(70_000));
    work();

    assertThat(request.status()).isEqualTo(413);
    assertThat(request.completions()).isOne();
  }

  @Test
  void one_body_too_many_sends_the_oldest_away_and_not_the_newest() throws IOException {
    SlowRequest oldest = begin(BodySize.USUAL, 1000);
    SlowRequest second = begin(BodySize.USUAL, 1000);
    begin(BodySize.USUAL, 1000);
    SlowRequest newest = begin(BodySize.USUAL, 4);
    newest.arrives("1234");
    newest.returns();
    work();

    assertThat(oldest.status()).isEqualTo(503);
    assertThat(second.status()).isZero();
    assertThat(newest.dispatches()).isOne();
  }

  @Test
  void bytes_beyond_the_bound_send_the_oldest_away() throws IOException {
    SlowRequest oldest = begin(BodySize.USUAL, 65_000);
    oldest.arrives("x".repeat(60_000));
    SlowRequest newer = begin(BodySize.USUAL, 65_000);
    newer.arrives("x".repeat(60_000));
    work();

    assertThat(oldest.status()).isEqualTo(503);
    assertThat(newer.status()).isZero();
    begin(BodySize.USUAL, 65_000).arrives("x".repeat(30_000));
    work();
    assertThat(newer.status()).as("the bytes of the oldest are free again").isZero();
  }

  @Test
  void a_client_that_leaves_ends_its_request() throws IOException {
    SlowRequest request = begin(BodySize.USUAL, 1000);
    request.breaks();
    work();

    assertThat(request.completions()).isOne();
    assertThat(request.status()).isZero();
    after(Duration.ofMinutes(1));
    assertThat(request.completions()).isOne();
  }
}
