package io.workshopstream.access.body;

import io.workshopstream.access.problem.Refusal;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All bodies that are arriving, oldest first. Their number and their bytes are bounded: at the
 * bound the one that has taken longest goes, so slow senders make no room scarce for quick ones.
 */
public class IncomingBodies implements IncomingBody.Keeper {

  private static final int MOST = 4096;
  private static final long MOST_BYTES = 64L * 1024 * 1024;
  private static final int PAUSE_MILLIS = 5;

  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final int most;
  private final long mostBytes;
  private final Map<AsyncContext, IncomingBody> bodies = new LinkedHashMap<>();
  private long bytes;

  public IncomingBodies(Clock clock, ScheduledExecutorService timer) {
    this(clock, timer, MOST, MOST_BYTES);
  }

  IncomingBodies(Clock clock, ScheduledExecutorService timer, int most, long mostBytes) {
    this.clock = clock;
    this.timer = timer;
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /**
   * Begins to collect the body of a request; the request goes on when it is here.
   *
   * @param announced what Content-Length says; negative when the body comes in chunks
   */
  void collect(AsyncContext context, BodySize size, int announced) throws IOException {
    IncomingBody body = new IncomingBody(context, size, announced, clock.instant(), this);
    synchronized (this) {
      bodies.put(context, body);
    }
    makeRoom();
    body.begin();
  }

  @Override
  public void grew(int by) {
    synchronized (this) {
      bytes += by;
    }
    makeRoom();
  }

  @Override
  public void over(AsyncContext context, int kept, Runnable next) {
    synchronized (this) {
      bodies.remove(context);
      bytes -= kept;
    }
    soon(next); // when the server's own thread has left the read listener
  }

  /**
   * Not before the request's first thread has returned, and on a thread of our own: Payara Micro
   * 6.2025.10 runs a request twice that is dispatched by a read listener in that moment.
   */
  @Override
  public void goOn(AsyncContext context) {
    if (hasReturned(context)) {
      soon(context::dispatch);
    } else {
      soon(() -> goOn(context));
    }
  }

  private static boolean hasReturned(AsyncContext context) {
    try {
      context.setTimeout(0);
      return false;
    } catch (IllegalStateException returned) {
      return true;
    }
  }

  private void soon(Runnable step) {
    var unused = timer.schedule(step, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void makeRoom() {
    oldestBeyondTheBound().ifPresent(body -> body.refuse(Refusal.NO_ROOM));
  }

  private synchronized Optional<IncomingBody> oldestBeyondTheBound() {
    return bodies.size() > most || bytes > mostBytes
        ? bodies.values().stream().findFirst()
        : Optional.empty();
  }

  /** Turns away the bodies that take too long; called every second. */
  public void tick() {
    Instant now = clock.instant();
    List<IncomingBody> all;
    synchronized (this) {
      all = List.copyOf(bodies.values());
    }
    all.stream().filter(body -> body.isLate(now)).forEach(body -> body.refuse(Refusal.TOO_SLOW));
  }
}
