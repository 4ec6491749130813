package io.workshopstream.stream.watch;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Moves events from logs to clients on a few threads of the container. A client is due at most once
 * at a time, so the more clients there are, the more events each turn moves.
 */
public final class Dispatcher {

  /** Somebody who is looked after when due. */
  interface Client {

    /** Whether this call made it due; false when it was due already. */
    boolean markDue();

    /** Moves what there is to move; never waits. */
    void pump();
  }

  private final Executor executor;
  private final int workers;
  private final Queue<Client> due = new ConcurrentLinkedQueue<>();
  private final AtomicInteger working = new AtomicInteger();

  /**
   * @param executor for short work that never blocks
   * @param workers the most threads to use at once
   */
  public Dispatcher(Executor executor, int workers) {
    this.executor = executor;
    this.workers = workers;
  }

  /** Has the client looked after soon; any thread, returns at once. */
  void due(Client client) {
    if (client.markDue()) {
      due.add(client);
      startWorker();
    }
  }

  private void startWorker() {
    int now = working.get();
    if (now < workers && working.compareAndSet(now, now + 1)) {
      try {
        executor.execute(this::work);
      } catch (RejectedExecutionException shuttingDown) {
        working.decrementAndGet();
      }
    }
  }

  private void work() {
    try {
      for (Client client = due.poll(); client != null; client = due.poll()) {
        client.pump();
      }
    } finally {
      working.decrementAndGet();
    }
    if (!due.isEmpty()) { // one became due between the last look and the leaving
      startWorker();
    }
  }
}
