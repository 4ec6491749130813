package io.workshopstream.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunFeedTest {

  private static final RunId RUN = new RunId("run1");

  private static RunFeed filled(RunFeed feed, int events, int bytes) {
    for (int i = 1; i <= events; i++) {
      Encoded event = new Encoded("logs", Level.INFO, null, "", new byte[bytes]);
      feed.show(feed.place(List.of(new Recorded(RUN, i, Instant.EPOCH, event))));
    }
    return feed;
  }

  private static List<Long> places(RunFeed.Slice slice) {
    return slice.events().stream().map(RunFeed.Placed::position).toList();
  }

  @Test
  void a_reader_gets_what_comes_after_its_place() {
    assertThat(places(filled(new RunFeed(10, 10_000, 40), 3, 1).after(41, 10_000)))
        .containsExactly(42L, 43L);
  }

  @Test
  void a_slice_is_bounded_by_bytes_yet_brings_at_least_one_event() {
    RunFeed feed = filled(new RunFeed(10, 10_000, 0), 3, 400);

    assertThat(places(feed.after(0, 1100))).containsExactly(1L, 2L);
    assertThat(places(feed.after(0, 1))).containsExactly(1L);
  }

  @Test
  void few_but_large_events_do_not_fill_the_memory() {
    RunFeed.Slice all = filled(new RunFeed(1000, 5_000, 0), 100, 900).after(0, 1_000_000);

    assertThat(all.events()).hasSizeBetween(1, 5);
    assertThat(all.events()).last().extracting(RunFeed.Placed::position).isEqualTo(100L);
    assertThat(all.firstKept()).isEqualTo(all.events().get(0).position());
  }

  @Test
  void many_small_events_do_not_either() {
    assertThat(filled(new RunFeed(8, 1_000_000, 0), 100, 1).after(0, 1_000_000).events())
        .hasSizeBetween(1, 8);
  }

  @Test
  void the_places_of_events_in_memory_are_found_and_others_left_out() {
    RunFeed feed = filled(new RunFeed(10, 10_000, 40), 3, 1);

    assertThat(feed.positions(Map.of(RUN, 2L, new RunId("gone"), 2L)))
        .containsOnly(Map.entry(RUN, 42L));
    assertThat(feed.positions(Map.of(RUN, 9L))).isEmpty();
  }
}
