package io.workshopstream.stream.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FrameCacheTest {

  private final FrameCache cache = new FrameCache();

  private static RecordedEvent event(String run, long sequence, String data) {
    return new RecordedEvent(
        new RunId(run),
        sequence,
        Instant.EPOCH,
        RunEventType.LOGS,
        null,
        null,
        "",
        data.getBytes(UTF_8));
  }

  @Test
  void an_event_is_framed_once_for_all_clients() {
    RecordedEvent event = event("a", 1, "{}");

    assertThat(cache.of(event).sse()).isSameAs(cache.of(event).sse());
  }

  @Test
  void the_same_number_after_an_end_that_was_taken_back_is_another_event() {
    cache.of(event("a", 1, "{\"before\":1}"));

    assertThat(cache.of(event("a", 1, "{\"after\":1}")).json()).contains("after");
  }

  @Test
  void events_that_share_a_slot_drive_each_other_out_and_keep_their_own_frames() {
    RecordedEvent first = event("a", 1, "{\"n\":1}");
    RecordedEvent second = event("a", 1 + 4096, "{\"n\":2}");

    assertThat(cache.of(first).id()).isEqualTo("a-1");
    assertThat(cache.of(second).id()).isEqualTo("a-4097");
    assertThat(cache.of(first).json()).contains("\"n\":1");
  }

  @Test
  void a_large_event_is_framed_and_not_kept() {
    RecordedEvent large = event("a", 1, "x".repeat(3000));

    assertThat(cache.of(large)).isNotSameAs(cache.of(large));
    assertThat(cache.of(large).json()).contains("x".repeat(3000));
  }
}
