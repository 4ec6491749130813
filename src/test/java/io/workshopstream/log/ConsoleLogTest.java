package io.workshopstream.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.trace.WorkContext;
import io.workshopstream.trace.WorkField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConsoleLogTest {

  private static final Logger LOGGER = Logger.getLogger("io.workshopstream.runs");
  private static final RunHeader RUN =
      RunHeader.requested(
          new RunId("1"), new RunKey("refresh", Set.of("manasa"), false), null, Instant.EPOCH);

  private final List<String> lines = new ArrayList<>();
  private final List<Runnable> tasks = new ArrayList<>();
  private Consumer<String> terminal = lines::add;
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          terminal.accept(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void watch() {
    LOGGER.addHandler(handler);
    LOGGER.setUseParentHandlers(false);
  }

  @AfterEach
  void leave() {
    LOGGER.removeHandler(handler);
    LOGGER.setUseParentHandlers(true);
  }

  private static void tell(ConsoleLog console, String words) {
    console.recorded(RUN, new RunEvent.Logged(Level.INFO, words, null));
  }

  private void work() {
    List<Runnable> all = List.copyOf(tasks);
    tasks.clear();
    all.forEach(Runnable::run);
  }

  @Test
  void lines_are_written_in_order_by_one_thread_at_a_time_with_what_it_was_told_for() {
    ConsoleLog console = new ConsoleLog(tasks::add);
    List<String> requests = new ArrayList<>();
    terminal =
        line -> {
          lines.add(line);
          requests.add(WorkContext.current().get(WorkField.REQUEST));
        };
    try (WorkContext.Scope asked = WorkContext.with(WorkField.REQUEST, "r-1")) {
      tell(console, "one");
      tell(console, "two");
    }
    tell(console, "three");
    assertThat(lines).isEmpty();
    assertThat(tasks).hasSize(1);

    work();
    tell(console, "four");
    work();

    assertThat(lines)
        .extracting(line -> line.substring(line.indexOf("] ") + 2))
        .containsExactly("one", "two", "three", "four");
    assertThat(requests).containsExactly("r-1", "r-1", null, null);
  }

  @Test
  void a_terminal_that_takes_no_more_keeps_no_run_waiting_and_what_is_left_out_is_counted()
      throws InterruptedException {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    terminal =
        line -> {
          blocked.countDown();
          awaits(open);
          lines.add(line);
        };
    List<Thread> threads = new ArrayList<>();
    Executor own =
        task -> {
          Thread thread = new Thread(task);
          threads.add(thread);
          thread.start();
        };
    ConsoleLog console = new ConsoleLog(own);
    tell(console, "first");
    blocked.await();

    String words = "m".repeat(1000 - ConsoleLog.OVERHEAD);
    for (int line = 0; line < ConsoleLog.MOST_WAITING / 1000 + 23; line++) {
      tell(console, words);
    }
    open.countDown();
    threads.get(0).join();

    assertThat(threads).hasSize(1);
    assertThat(lines).hasSize(1 + ConsoleLog.MOST_WAITING / 1000 + 1);
    assertThat(lines.get(lines.size() - 1)).startsWith("23 lines of runs came faster");
  }

  @Test
  void what_is_told_while_the_server_stops_is_written_by_who_tells_it() {
    ConsoleLog console =
        new ConsoleLog(
            task -> {
              throw new RejectedExecutionException("stops");
            });

    tell(console, "the end");

    assertThat(lines).singleElement().asString().endsWith("the end");
  }

  @Test
  void a_handler_that_throws_costs_its_line_and_no_other() {
    ConsoleLog console = new ConsoleLog(tasks::add);
    terminal =
        line -> {
          throw new IllegalStateException("no room on the disk");
        };
    tell(console, "lost");
    assertThatThrownBy(this::work).hasMessageContaining("no room");
    terminal = lines::add;

    tell(console, "kept");
    work();

    assertThat(lines).singleElement().asString().endsWith("kept");
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
