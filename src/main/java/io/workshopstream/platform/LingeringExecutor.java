package io.workshopstream.platform;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Threads of the container that stay a while when they have nothing to do. To hire one costs a
 * server up to 0.3 ms of computing, as Payara looks through all its JARs for those who want to know
 * the caller's context; to wake one that is still there costs a hundredth of it. Safe for any
 * number of threads.
 *
 * <p>For work of the application's own: it runs in the context of whoever hired its thread.
 */
public final class LingeringExecutor implements Executor {

  private final Executor container;
  private final int most;
  private final long lingerNanos;
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private int hired;
  private int idle;

  /**
   * @param container whose threads they are; it interrupts them when it stops, and they go
   * @param most how many to use at once
   * @param linger how long each stays that has nothing to do
   */
  public LingeringExecutor(Executor container, int most, Duration linger) {
    this.container = container;
    this.most = most;
    this.lingerNanos = linger.toNanos();
  }

  /**
   * Has the task run soon; returns at once.
   *
   * @throws RejectedExecutionException when the container stops and nobody is left to run it
   */
  @Override
  public void execute(Runnable task) {
    synchronized (this) {
      tasks.add(task);
      if (tasks.size() <= idle) {
        notify();
        return;
      }
      if (hired == most) {
        return;
      }
      hired++;
    }
    hire(task);
  }

  private void hire(Runnable task) {
    try {
      container.execute(this::work);
    } catch (RejectedExecutionException stopping) {
      synchronized (this) {
        hired--;
        if (hired > 0 || !tasks.remove(task)) {
          return; // somebody who is still there sees to it
        }
      }
      throw stopping;
    }
  }

  private void work() {
    boolean broken = true;
    try {
      for (Runnable task = next(); task != null; task = next()) {
        task.run();
      }
      broken = false;
    } finally {
      if (broken) {
        leave();
      }
    }
  }

  /** A task that threw takes its thread with it, but none of the tasks that wait. */
  private void leave() {
    Runnable waiting;
    synchronized (this) {
      hired--;
      waiting = hired == 0 ? tasks.poll() : null;
    }
    if (waiting != null) {
      execute(waiting);
    }
  }

  /** What is to be done next; null when it is time to go. */
  private synchronized @Nullable Runnable next() {
    long end = System.nanoTime() + lingerNanos;
    boolean stays = !Thread.currentThread().isInterrupted();
    idle++;
    try {
      while (stays && tasks.isEmpty()) {
        long left = end - System.nanoTime();
        stays = left > 0;
        if (stays) {
          wait(left / 1_000_000, (int) (left % 1_000_000));
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    idle--;
    Runnable next = tasks.poll();
    hired -= next == null ? 1 : 0;
    return next;
  }
}
