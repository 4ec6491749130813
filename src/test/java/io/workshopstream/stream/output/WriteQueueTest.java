package io.workshopstream.stream.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.stream.meter.TransportMeter;
import org.junit.jupiter.api.Test;

class WriteQueueTest {

  private final WriteQueue queue = new WriteQueue();

  @Test
  void what_waits_goes_in_one_write_that_is_as_old_as_its_oldest_news() {
    queue.add(new byte[10], TransportMeter.NO_NEWS);
    queue.add(new byte[20], 7);
    queue.add(new byte[30], 9);
    queue.add(new byte[0], 3);

    WriteQueue.Write write = queue.next();

    assertThat(write.bytes()).hasSize(60);
    assertThat(write.news()).isEqualTo(7);
    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.pending()).isEqualTo(60);
    queue.taken(write);
    assertThat(queue.pending()).isZero();
  }

  @Test
  void a_write_is_never_larger_than_a_good_one_unless_it_came_so() {
    queue.add(new byte[40_000], 1);
    queue.add(new byte[40_000], 2);
    queue.add(new byte[100_000], 3);

    assertThat(queue.next().bytes()).hasSize(40_000);
    assertThat(queue.next().news()).isEqualTo(2);
    assertThat(queue.next().bytes()).hasSize(100_000);
  }

  @Test
  void nothing_stalls_that_has_nothing_to_wait_for() {
    assertThat(queue.stalledSince(42)).isEqualTo(42);
    queue.add(new byte[1], 1);
    assertThat(queue.stalledSince(Long.MAX_VALUE)).isLessThanOrEqualTo(System.nanoTime());
    queue.clear();
    assertThat(queue.stalledSince(42)).isEqualTo(42);
  }
}
