package io.workshopstream.stream.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import io.workshopstream.stream.frame.Detail;
import io.workshopstream.stream.frame.EventFrame;
import io.workshopstream.stream.frame.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentCacheTest {

  private static final RunId RUN = new RunId("a1");

  private final SegmentCache cache = new SegmentCache();

  private SegmentCache.Part part(RunId run, long after, long last) {
    EventFrame frame = new EventFrame(run + "-" + last, RunEventType.LOGS, new byte[] {'1'});
    SegmentCache.Part part =
        new SegmentCache.Part(
            run, Detail.FULL, after, last, RunEventType.LOGS, new Segment(List.of(frame)));
    cache.keep(part);
    return part;
  }

  @Test
  void what_one_was_sent_is_there_for_the_next_one_at_the_same_place() {
    SegmentCache.Part part = part(RUN, 10, 12);

    assertThat(cache.after(RUN, Detail.FULL, 10, 12)).isSameAs(part);
    assertThat(cache.after(RUN, Detail.FULL, 11, 12)).as("another place").isNull();
    assertThat(cache.after(RUN, Detail.SPECIFIED, 10, 12)).as("sees less").isNull();
    assertThat(cache.after(new RunId("a2"), Detail.FULL, 10, 12)).as("another run").isNull();
  }

  @Test
  void a_short_part_is_put_together_anew_once_there_is_more() {
    part(RUN, 10, 12);
    assertThat(cache.after(RUN, Detail.FULL, 10, 13)).isNull();

    SegmentCache.Part toStep = part(RUN, 120, SegmentCache.STEP);
    assertThat(cache.after(RUN, Detail.FULL, 120, 1000)).isSameAs(toStep);
  }

  @Test
  void a_part_that_is_very_large_is_not_kept() {
    EventFrame large = new EventFrame(RUN + "-1", RunEventType.LOGS, new byte[100_000]);
    cache.keep(
        new SegmentCache.Part(
            RUN, Detail.FULL, 0, 1, RunEventType.LOGS, new Segment(List.of(large))));

    assertThat(cache.after(RUN, Detail.FULL, 0, 1)).isNull();
  }

  /** A replay goes by steps; each of its parts is to stay for those who come later. */
  @Test
  void the_parts_of_a_long_run_have_slots_of_their_own() {
    int steps = 32;
    for (int i = 0; i < steps; i++) {
      part(RUN, (long) i * SegmentCache.STEP, (i + 1L) * SegmentCache.STEP);
    }
    long kept = 0;
    for (int i = 0; i < steps; i++) {
      kept +=
          cache.after(RUN, Detail.FULL, (long) i * SegmentCache.STEP, 1_000_000) == null ? 0 : 1;
    }
    assertThat(kept).isGreaterThan(22);
  }
}
