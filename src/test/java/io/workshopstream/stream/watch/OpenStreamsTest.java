package io.workshopstream.stream.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.metric.Metrics;
import io.workshopstream.stream.frame.ControlEvents;
import io.workshopstream.stream.frame.JsonEventEncoder;
import io.workshopstream.stream.meter.StreamMeter;
import jakarta.ws.rs.ClientErrorException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

  private static final ApiCaller SOMEBODY = ApiCaller.trusted("somebody");

  private final AtomicInteger elsewhere = new AtomicInteger();

  private OpenStreams limitedTo(int open, int total) {
    return limitedTo(open, total, elsewhere::get);
  }

  static OpenStreams limitedTo(int open, int total, IntSupplier elsewhere) {
    Duration minute = Duration.ofMinutes(1);
    StreamLimits limits =
        new StreamLimits(open, total, 1000, minute, minute, minute, Duration.ofSeconds(3), 1000);
    return new OpenStreams(
        limits,
        new ControlEvents(new JsonEventEncoder(new ObjectMapper())),
        new Dispatcher(Runnable::run, 1),
        elsewhere,
        caller -> Optional.empty(),
        new StreamMeter(Metrics.NONE, Clock.systemUTC()));
  }

  @Test
  void streams_on_all_servers_together_are_bounded() {
    OpenStreams streams = limitedTo(100, 5);
    elsewhere.set(3);
    OpenStreams.Permit first = streams.take("a", SOMEBODY);
    streams.take("b", SOMEBODY);

    assertThatThrownBy(() -> streams.take("c", SOMEBODY))
        .isInstanceOf(ClientErrorException.class)
        .hasMessageContaining("Too many streams");
    first.freeUnlessUsed();
    assertThat(streams.take("c", SOMEBODY)).isNotNull();
    elsewhere.set(0);
    assertThat(streams.take("d", SOMEBODY)).isNotNull();
  }

  @Test
  void without_a_limit_for_all_each_server_has_its_own_alone() {
    OpenStreams streams = limitedTo(1, 0);
    elsewhere.set(1_000_000);

    assertThat(streams.take("a", SOMEBODY)).isNotNull();
    assertThatThrownBy(() -> streams.take("b", SOMEBODY)).isInstanceOf(ClientErrorException.class);
  }
}
