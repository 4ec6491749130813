package io.workshopstream.admin.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Whoever waits for the answer to one request, and may leave before it is there. Nobody is
 * interrupted then: the work asks, and what it waits for is ended by a hook.
 */
public final class Caller {

  private final Consumer<Caller> whenAccepted;
  private final LongConsumer spending;
  private final List<Runnable> hooks = new ArrayList<>();
  private boolean left;

  /**
   * @param whenAccepted called with the caller once all is checked that can be refused, before the
   *     work that takes time
   * @param spending is told how many tokens a language model has cost
   */
  public Caller(Consumer<Caller> whenAccepted, LongConsumer spending) {
    this.whenAccepted = whenAccepted;
    this.spending = spending;
  }

  void spent(long tokens) {
    spending.accept(tokens);
  }

  /** Ends what the work waits for; from any thread, more than once does nothing more. */
  public void leave() {
    List<Runnable> toRun;
    synchronized (this) {
      left = true;
      toRun = List.copyOf(hooks);
      hooks.clear();
    }
    toRun.forEach(Runnable::run);
  }

  public synchronized boolean hasLeft() {
    return left;
  }

  /** All is checked that can be refused, and what takes time begins. */
  public void accept() {
    whenAccepted.accept(this);
  }

  /** What is called when the caller leaves, at once when that was before; until it is closed. */
  public interface Hook extends AutoCloseable {
    @Override
    void close();
  }

  /** Ends something when the caller leaves. */
  public Hook onLeave(Runnable action) {
    boolean late;
    synchronized (this) {
      late = left;
      if (!late) {
        hooks.add(action);
      }
    }
    if (late) {
      action.run();
    }
    return () -> forget(action);
  }

  private synchronized void forget(Runnable action) {
    hooks.remove(action);
  }
}
