package io.workshopstream.run.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RunEventLogTest {

  private static final RunId RUN = new RunId("run1");

  private static RecordedEvent event(long sequence, int bytes) {
    byte[] data = "x".repeat(bytes).getBytes(UTF_8);
    return new RecordedEvent(
        RUN,
        sequence,
        Instant.EPOCH,
        RunEventType.LOGS,
        Level.INFO,
        null,
        "event " + sequence,
        data);
  }

  private static RunEventLog filled(RunEventLog log, int events) {
    for (int i = 1; i <= events; i++) {
      log.append(List.of(event(i, 10)));
    }
    return log;
  }

  private static List<Long> sequences(EventSlice<RecordedEvent> slice) {
    return slice.events().stream().map(RecordedEvent::sequence).toList();
  }

  @Test
  void a_reader_gets_what_comes_after_its_cursor() {
    RunEventLog log = filled(new RunEventLog(100, 10_000, new LogBudget(1_000_000), 0), 5);

    assertThat(sequences(log.after(2, 1000))).containsExactly(3L, 4L, 5L);
    assertThat(sequences(log.after(5, 1000))).isEmpty();
  }

  @Test
  void a_cursor_beyond_the_end_gets_nothing() {
    assertThat(
            sequences(
                filled(new RunEventLog(100, 10_000, new LogBudget(1_000_000), 0), 5)
                    .after(99, 1000)))
        .isEmpty();
  }

  @Test
  void what_is_stored_and_not_in_memory_is_missed_by_readers_who_are_before_it() {
    RunEventLog log = filled(new RunEventLog(100, 10_000, new LogBudget(1_000_000), 0), 2);

    log.advance(9);

    assertThat(log.last()).isEqualTo(9);
    assertThat(log.after(2, 1000).misses(2)).isTrue();
    assertThat(log.after(9, 1000).misses(9)).isFalse();
  }

  @Test
  void after_a_gap_readers_who_are_before_it_ask_elsewhere() {
    RunEventLog log = filled(new RunEventLog(100, 10_000, new LogBudget(1_000_000), 0), 2);

    log.append(List.of(event(5, 10)));

    assertThat(log.after(2, 1000).misses(2)).isTrue();
    assertThat(sequences(log.after(4, 1000))).containsExactly(5L);
  }

  @Test
  void a_slice_is_bounded_by_bytes_yet_brings_at_least_one_event() {
    RunEventLog log = filled(new RunEventLog(100, 10_000, new LogBudget(1_000_000), 0), 5);

    assertThat(sequences(log.after(0, 350))).containsExactly(1L, 2L);
    assertThat(sequences(log.after(0, 1))).containsExactly(1L);
  }

  @Test
  void the_oldest_events_go_when_there_are_too_many_and_readers_can_tell() {
    RunEventLog log = filled(new RunEventLog(8, 10_000, new LogBudget(1_000_000), 0), 20);

    EventSlice<RecordedEvent> slice = log.after(0, 10_000);

    assertThat(slice.events()).hasSizeLessThanOrEqualTo(8);
    assertThat(slice.firstKept()).isEqualTo(slice.events().get(0).sequence()).isGreaterThan(1);
    assertThat(log.last()).isEqualTo(20);
  }

  @Test
  void the_oldest_events_go_when_they_take_too_many_bytes_but_never_the_newest() {
    RunEventLog log = new RunEventLog(1000, 150, new LogBudget(1_000_000), 0);
    log.append(List.of(event(1, 40)));
    log.append(List.of(event(2, 4000)));

    assertThat(sequences(log.after(0, 10_000))).containsExactly(2L);
  }

  @Test
  void readers_are_woken_by_every_event_that_is_shown_until_they_leave() {
    RunEventLog log = new RunEventLog(100, 10_000, new LogBudget(1_000_000), 0);
    AtomicInteger calls = new AtomicInteger();
    Runnable reader = calls::incrementAndGet;
    log.follow(reader);

    log.append(List.of(event(1, 10)));
    log.append(List.of(event(2, 10)));
    log.end(2);
    log.leave(reader);
    log.append(List.of(event(3, 10)));

    assertThat(calls).hasValue(3);
    assertThat(log.after(2, 100).ended()).isTrue();
  }

  @Test
  void what_two_bring_is_shown_once() {
    RunEventLog log = filled(new RunEventLog(100, 10_000, new LogBudget(1_000_000), 0), 2);

    log.append(List.of(event(1, 1), event(2, 1), event(3, 1)));

    assertThat(sequences(log.after(0, 10_000))).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_log_has_ended_when_its_last_event_is_there_and_not_before() {
    RunEventLog log = filled(new RunEventLog(100, 10_000, new LogBudget(1_000_000), 0), 1);
    log.end(2);
    assertThat(log.hasEnded()).isFalse();

    log.append(List.of(event(2, 1)));

    assertThat(log.hasEnded()).isTrue();
    assertThat(log.after(1, 100).ended()).isTrue();
  }

  @Property
  void whoever_reads_in_slices_of_any_size_gets_every_event_once_and_in_order(
      @ForAll @IntRange(min = 0, max = 60) int events,
      @ForAll @IntRange(min = 1, max = 200) int atMost) {
    RunEventLog log = filled(new RunEventLog(1000, 100_000, new LogBudget(1_000_000), 0), events);
    List<Long> read = new ArrayList<>();
    long cursor = 0;
    for (EventSlice<RecordedEvent> slice = log.after(cursor, atMost);
        !slice.events().isEmpty();
        slice = log.after(cursor, atMost)) {
      read.addAll(sequences(slice));
      cursor = read.get(read.size() - 1);
    }

    assertThat(read).hasSize(events).isSorted().doesNotHaveDuplicates();
  }
}
