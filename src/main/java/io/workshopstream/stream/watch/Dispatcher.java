package io.workshopstream.stream.watch;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Moves events from logs to clients on a few threads of the container. A client is due at most once
 * at a time, so the more clients there are, the more events each turn moves.
 */
public final class Dispatcher {

  /** Somebody who is looked after when due. */
  interface Client {

    /** Whether this call made it due; false when it was due already. */
    boolean markDue();

    /** Whether others go before it: those who are at the newest event wait for no replay. */
    boolean isBehind();

    /** Moves what there is to move; never waits. */
    void pump();
  }

  /** One turn of so many is for those behind, however many others there are. */
  private static final int EACH = 8;

  private final Executor executor;
  private final int workers;
  private final Queue<Client> due = new ConcurrentLinkedQueue<>();
  private final Queue<Client> behind = new ConcurrentLinkedQueue<>();
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
      (client.isBehind() ? behind : due).add(client);
      startWorker();
    }
  }

  private @Nullable Client next(int turn) {
    Queue<Client> first = turn % EACH == EACH - 1 ? behind : due;
    Client client = first.poll();
    return client != null ? client : (first == due ? behind : due).poll();
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
      int turn = 0;
      for (Client client = next(turn); client != null; client = next(turn)) {
        client.pump();
        turn++;
      }
    } finally {
      working.decrementAndGet();
    }
    if (!due.isEmpty()
        || !behind.isEmpty()) { // one became due between the last look and the leaving
      startWorker();
    }
  }
}
