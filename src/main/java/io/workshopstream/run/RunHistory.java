package io.workshopstream.run;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Reads stored events for readers that must not wait for the database. */
public final class RunHistory {

  private static final int CHUNK = 500;

  private final RunStore store;
  private final Executor executor;

  /**
   * @param executor bounded, for work that blocks
   */
  public RunHistory(RunStore store, Executor executor) {
    this.store = store;
    this.executor = executor;
  }

  /** Reads the next events of a run, on another thread; answers null when the database fails. */
  public void events(RunId run, long after, Consumer<@Nullable List<Recorded>> answer) {
    read(() -> store.events(run, after, CHUNK), answer);
  }

  /** Reads the next events of all runs, on another thread; answers null when the database fails. */
  public void eventsOfAll(long afterPosition, Consumer<@Nullable List<RunFeed.Placed>> answer) {
    read(() -> store.eventsOfAll(afterPosition, CHUNK), answer);
  }

  private <T> void read(Supplier<List<T>> question, Consumer<@Nullable List<T>> answer) {
    if (store.health().rests()) {
      answer.accept(null);
      return;
    }
    try {
      executor.execute(() -> answer.accept(tried(question)));
    } catch (RejectedExecutionException shuttingDown) {
      answer.accept(null);
    }
  }

  private <T> @Nullable List<T> tried(Supplier<List<T>> question) {
    try {
      List<T> events = question.get();
      store.health().answered();
      return events;
    } catch (JdbiException databaseFails) {
      store.health().failed(databaseFails);
      return null;
    }
  }
}
