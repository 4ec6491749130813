package io.workshopstream.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LingeringExecutorTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger hired = new AtomicInteger();
  private final AtomicInteger gone = new AtomicInteger();
  private final Executor container =
      work -> {
        threads.execute(
            () -> {
              try {
                work.run();
              } finally {
                gone.incrementAndGet();
              }
            });
        hired.incrementAndGet();
      };

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static void run(Executor executor, int tasks) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(tasks);
    for (int i = 0; i < tasks; i++) {
      executor.execute(done::countDown);
    }
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_thread_that_has_nothing_to_do_is_there_for_the_next_task() throws InterruptedException {
    LingeringExecutor executor = new LingeringExecutor(container, 1, Duration.ofMinutes(1));
    for (int i = 0; i < 100; i++) {
      run(executor, 1);
    }
    assertThat(hired).hasValue(1);
    assertThat(gone).hasValue(0);
  }

  @Test
  void nobody_stays_for_ever() throws InterruptedException {
    LingeringExecutor executor = new LingeringExecutor(container, 2, Duration.ofMillis(20));
    run(executor, 10);
    await().until(() -> gone.get() == hired.get());
    run(executor, 10);
    await().until(() -> gone.get() == hired.get());
  }

  @Test
  void no_more_threads_are_used_than_allowed() throws InterruptedException {
    LingeringExecutor executor = new LingeringExecutor(container, 3, Duration.ofSeconds(5));
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch done = new CountDownLatch(2000);
    for (int i = 0; i < 2000; i++) {
      executor.execute(
          () -> {
            seen.add(Thread.currentThread());
            done.countDown();
          });
    }
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).hasSizeBetween(1, 3);
  }

  @Test
  void a_thread_that_is_interrupted_goes_at_once_and_the_next_task_hears_of_the_end()
      throws InterruptedException {
    LingeringExecutor executor = new LingeringExecutor(container, 1, Duration.ofMinutes(10));
    run(executor, 1);
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

    assertThatThrownBy(() -> executor.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void a_task_that_breaks_takes_no_other_with_it() throws InterruptedException {
    LingeringExecutor executor = new LingeringExecutor(container, 1, Duration.ofMinutes(1));
    CountDownLatch begun = new CountDownLatch(1);
    executor.execute(
        () -> {
          await().until(() -> begun.getCount() == 0);
          throw new IllegalStateException("as bad tasks do");
        });
    CountDownLatch done = new CountDownLatch(1);
    executor.execute(done::countDown);
    begun.countDown();
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    run(executor, 3);
  }
}
