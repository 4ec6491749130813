package io.workshopstream.run.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GlobalEventLogTest {

  private static final RunId RUN = new RunId("run1");

  private static GlobalEventLog filled(GlobalEventLog feed, int events, int bytes) {
    for (int i = 1; i <= events; i++) {
      RecordedEvent event =
          new RecordedEvent(
              RUN, i, Instant.EPOCH, RunEventType.LOGS, Level.INFO, null, "", new byte[bytes]);
      feed.append(List.of(event));
    }
    return feed;
  }

  private static List<Long> places(EventSlice<GlobalEventLog.OffsetEvent> slice) {
    return slice.events().stream().map(GlobalEventLog.OffsetEvent::position).toList();
  }

  @Test
  void a_reader_gets_what_comes_after_its_place() {
    assertThat(places(filled(new GlobalEventLog(10, 10_000), 3, 1).after(1, 10_000)))
        .containsExactly(2L, 3L);
  }

  @Test
  void a_slice_is_bounded_by_bytes_yet_brings_at_least_one_event() {
    GlobalEventLog feed = filled(new GlobalEventLog(10, 10_000), 3, 400);

    assertThat(places(feed.after(0, 1100))).containsExactly(1L, 2L);
    assertThat(places(feed.after(0, 1))).containsExactly(1L);
  }

  @Test
  void few_but_large_events_do_not_fill_the_memory() {
    EventSlice<GlobalEventLog.OffsetEvent> all =
        filled(new GlobalEventLog(1000, 5_000), 100, 900).after(0, 1_000_000);

    assertThat(all.events()).hasSizeBetween(1, 5);
    assertThat(all.events())
        .last()
        .extracting(GlobalEventLog.OffsetEvent::position)
        .isEqualTo(100L);
    assertThat(all.firstKept()).isEqualTo(all.events().get(0).position());
  }

  @Test
  void many_small_events_do_not_either() {
    assertThat(filled(new GlobalEventLog(8, 1_000_000), 100, 1).after(0, 1_000_000).events())
        .hasSizeBetween(1, 8);
  }

  @Test
  void the_places_of_events_in_memory_are_found_and_others_left_out() {
    GlobalEventLog feed = filled(new GlobalEventLog(10, 10_000), 3, 1);

    assertThat(feed.positions(Map.of(RUN, 2L, new RunId("gone"), 2L)))
        .containsOnly(Map.entry(RUN, 2L));
    assertThat(feed.positions(Map.of(RUN, 9L))).isEmpty();
  }

  @Test
  void an_event_that_two_bring_is_shown_once() {
    GlobalEventLog feed = filled(new GlobalEventLog(10, 10_000), 3, 1);

    filled(feed, 4, 1);

    assertThat(places(feed.after(0, 10_000))).containsExactly(1L, 2L, 3L, 4L);
    assertThat(feed.newestOf(RUN)).isEqualTo(4);
  }

  @Test
  void events_that_were_passed_over_do_not_come() {
    GlobalEventLog feed = new GlobalEventLog(10, 10_000);
    feed.pass(RUN, 2);

    assertThat(filled(feed, 3, 1).after(0, 10_000).events())
        .singleElement()
        .extracting(event -> event.recorded().sequence())
        .isEqualTo(3L);
  }
}
