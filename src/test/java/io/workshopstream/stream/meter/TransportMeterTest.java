package io.workshopstream.stream.meter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.metric.CountedMetrics;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import io.workshopstream.stream.frame.EventFrame;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportMeterTest {

  private static final Instant CAME = Instant.parse("2026-01-24T17:00:00Z");

  private final CountedMetrics metrics = new CountedMetrics();
  private final TransportMeter meter =
      new StreamMeter(metrics, Clock.fixed(CAME.plusSeconds(10), ZoneOffset.UTC)).of(Transport.SSE);

  private static EventFrame at(int second) {
    byte[] data = "{}".getBytes(UTF_8);
    Instant when = CAME.plusSeconds(second);
    return EventFrame.of(
        new RecordedEvent(new RunId("a"), 1, when, RunEventType.LOGS, null, null, "", data));
  }

  @Test
  void the_oldest_event_that_is_news_tells_since_when_there_is_something_to_bring() {
    long news = meter.news(List.of(at(-60), at(-1), at(4), at(9)), CAME);

    assertThat((System.nanoTime() - news) / 1e9).isBetween(6.0, 60.0);
  }

  @Test
  void what_happened_before_the_client_came_is_no_news_and_has_no_lag() {
    assertThat(meter.news(List.of(at(-60), at(-1)), CAME)).isEqualTo(TransportMeter.NO_NEWS);
    assertThat(meter.news(List.of(), CAME)).isEqualTo(TransportMeter.NO_NEWS);
    EventFrame heartbeat = new EventFrame("", RunEventType.LOGS, new byte[0]);
    assertThat(meter.news(List.of(heartbeat), CAME)).isEqualTo(TransportMeter.NO_NEWS);

    meter.taken(100, TransportMeter.NO_NEWS);
    meter.taken(50, System.nanoTime());

    assertThat(metrics.count("stream_bytes{transport=sse}")).isEqualTo(150);
    assertThat(metrics.observed("stream_lag_seconds{transport=sse}")).isOne();
  }
}
