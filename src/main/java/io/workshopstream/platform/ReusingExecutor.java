package io.workshopstream.platform;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;

/**
 * Threads of the container, each of which waits a moment for another task before it goes home. As
 * the container's own in all else: no task waits for a thread, and with no thread left one is
 * refused. {@link LingeringExecutor} says what that saves.
 *
 * <p>For work of the application's own: it runs in the context of whoever hired its thread.
 */
public final class ReusingExecutor implements Executor {

  private final Executor container;
  private final long waitNanos;
  private final TransferQueue<Runnable> handOver = new LinkedTransferQueue<>();

  /**
   * @param container whose threads they are; it interrupts them when it stops, and they go
   * @param wait how long each stays that has nothing to do
   */
  public ReusingExecutor(Executor container, Duration wait) {
    this.container = container;
    this.waitNanos = wait.toNanos();
  }

  /**
   * Begins the task at once, on another thread.
   *
   * @throws RejectedExecutionException when there is no thread for it
   */
  @Override
  public void execute(Runnable task) {
    if (!handOver.tryTransfer(task)) {
      container.execute(() -> work(task));
    }
  }

  private void work(Runnable first) {
    try {
      for (Runnable next = first; next != null; ) {
        next.run();
        next = handOver.poll(waitNanos, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
