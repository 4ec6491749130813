package io.workshopstream.health;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether an executor still works: it is given a beat, which does nothing, each time that the one
 * before has come back. Safe for any number of threads.
 */
public final class Pulse {

  private final Executor executor;
  private final LongSupplier nanos;
  private final AtomicBoolean awaited = new AtomicBoolean();
  private volatile @Nullable Long beatAt;

  public Pulse(Executor executor) {
    this(executor, System::nanoTime);
  }

  /**
   * @param nanos a clock that only goes forward
   */
  Pulse(Executor executor, LongSupplier nanos) {
    this.executor = executor;
    this.nanos = nanos;
  }

  /** Gives the executor a beat, unless one is awaited. To be called each second. */
  public void tick() {
    if (beatAt == null) {
      beatAt = nanos.getAsLong();
    }
    if (awaited.compareAndSet(false, true)) {
      try {
        executor.execute(this::beat);
      } catch (RejectedExecutionException serverStops) {
        awaited.set(false); // as good as a beat that does not come: the age grows
      }
    }
  }

  private void beat() {
    beatAt = nanos.getAsLong();
    awaited.set(false);
  }

  /** How long ago the last beat came, or the first was asked for; zero before that. */
  public Duration age() {
    Long last = beatAt;
    return last == null ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - last);
  }
}
