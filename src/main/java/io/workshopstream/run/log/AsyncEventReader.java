package io.workshopstream.run.log;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.store.RunRepository;
import io.workshopstream.run.store.StoredEvents;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Reads stored events for readers that must not wait for the database. */
public final class AsyncEventReader {

  private static final int CHUNK = 500;

  private final RunRepository repository;
  private final Executor executor;

  /**
   * @param executor bounded, for work that blocks
   */
  public AsyncEventReader(RunRepository repository, Executor executor) {
    this.repository = repository;
    this.executor = executor;
  }

  /** Reads the next events of a run, on another thread; answers null when the database fails. */
  public void events(RunId run, long after, Consumer<@Nullable List<RecordedEvent>> answer) {
    read(() -> repository.events(run, after, CHUNK), answer);
  }

  /** Reads the next events of all runs, on another thread; answers null when the database fails. */
  public void eventsOfAll(
      StoredEvents.Place after, Consumer<@Nullable List<RecordedEvent>> answer) {
    read(() -> repository.storedEvents().ofAll(after, CHUNK), answer);
  }

  private <T> void read(Supplier<List<T>> question, Consumer<@Nullable List<T>> answer) {
    if (repository.health().rests()) {
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
      repository.health().answered();
      return events;
    } catch (JdbiException databaseFails) {
      repository.health().failed(databaseFails);
      return null;
    }
  }
}
