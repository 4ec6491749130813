package io.workshopstream.lifecycle;

import io.workshopstream.health.Serving;
import io.workshopstream.run.RunNode;
import io.workshopstream.run.Runs;
import io.workshopstream.stream.watch.OpenStreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What happens when the server stops, in this order, so that nobody new comes, runs end at a safe
 * boundary, and watchers see it. Happens once, and takes a bounded time.
 */
@ApplicationScoped
public class Stopping {

  private static final Duration PATIENCE = Duration.ofSeconds(6);

  @Inject private OpenStreams streams;
  @Inject private Runs runs;
  @Inject private RunNode node;
  @Inject private Serving serving;

  private final AtomicBoolean begun = new AtomicBoolean();

  void begin() {
    if (begun.compareAndSet(false, true)) {
      serving.end();
      node.drain();
      await(() -> !runs.areBusy());
      streams.close("Connection closed: the server shuts down");
      await(() -> streams.count() == 0);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(20_000_000);
    }
  }
}
