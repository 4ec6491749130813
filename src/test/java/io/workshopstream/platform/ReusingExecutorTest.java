package io.workshopstream.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReusingExecutorTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  /** Two threads and no queue, as the pools of servers are. */
  private final ThreadPoolExecutor container =
      new ThreadPoolExecutor(0, 2, 1, TimeUnit.MILLISECONDS, new SynchronousQueue<>());

  private final AtomicInteger hired = new AtomicInteger();

  private ReusingExecutor executor(Duration wait) {
    return new ReusingExecutor(
        task -> {
          container.execute(task);
          hired.incrementAndGet();
        },
        wait);
  }

  @AfterEach
  void close() {
    container.shutdownNow();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_thread_that_waits_takes_the_next_task() {
    ReusingExecutor executor = executor(LONG);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < 50; i++) {
      CountDownLatch done = new CountDownLatch(1);
      Runnable task =
          () -> {
            threads.add(Thread.currentThread());
            done.countDown();
          };
      // refused as long as both threads are on their way from the last tasks
      Awaitility.await().ignoreExceptions().until(() -> tries(executor, task));
      await(done);
    }
    assertThat(hired.get()).isEqualTo(threads.size()).isLessThanOrEqualTo(2);
  }

  @Test
  void no_task_waits_for_a_thread_and_one_too_many_is_refused() {
    ReusingExecutor executor = executor(LONG);
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < 2; i++) {
      executor.execute(
          () -> {
            begun.countDown();
            await(end);
          });
    }
    await(begun);
    assertThatThrownBy(() -> executor.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    end.countDown();
    CountDownLatch ran = new CountDownLatch(1);
    Awaitility.await().ignoreExceptions().until(() -> tries(executor, ran::countDown));
    await(ran);
  }

  private static boolean tries(ReusingExecutor executor, Runnable task) {
    executor.execute(task);
    return true;
  }

  @Test
  void a_thread_with_nothing_to_do_goes_home() {
    ReusingExecutor executor = executor(Duration.ofMillis(1));
    executor.execute(() -> {});
    Awaitility.await().until(() -> container.getActiveCount() == 0);
  }

  @Test
  void a_task_that_breaks_takes_its_thread_with_it_and_no_other_task() {
    ReusingExecutor executor = executor(LONG);
    CountDownLatch broke = new CountDownLatch(1);
    executor.execute(
        () -> {
          broke.countDown();
          throw new IllegalStateException("planted");
        });
    await(broke);
    CountDownLatch ran = new CountDownLatch(1);
    executor.execute(ran::countDown);
    await(ran);
  }

  @Test
  void threads_go_when_the_container_stops() throws InterruptedException {
    ReusingExecutor executor = executor(LONG);
    CountDownLatch ran = new CountDownLatch(1);
    executor.execute(ran::countDown);
    await(ran);
    container.shutdownNow();
    assertThat(container.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }
}
