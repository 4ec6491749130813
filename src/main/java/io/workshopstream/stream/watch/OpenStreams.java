package io.workshopstream.stream.watch;

import io.workshopstream.stream.frame.ControlEvents;
import io.workshopstream.stream.frame.SseComments;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Every stream that is open: counts them, looks after them each second, and ends those that are too
 * old.
 */
public final class OpenStreams {

  private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(10);

  private final StreamLimits limits;
  private final ControlEvents frames;
  private final Dispatcher dispatcher;
  private final Map<Subscriber, Permit> open = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();
  private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
  private volatile boolean closing;

  public OpenStreams(StreamLimits limits, ControlEvents frames, Dispatcher dispatcher) {
    this.limits = limits;
    this.frames = frames;
    this.dispatcher = dispatcher;
  }

  /** A place among the open streams; used by one stream, or given back. */
  public static final class Permit {

    private final Runnable free;
    private final AtomicBoolean used = new AtomicBoolean();
    private final AtomicBoolean freed = new AtomicBoolean();

    private Permit(Runnable free) {
      this.free = free;
    }

    public void freeUnlessUsed() {
      if (!used.get()) {
        free();
      }
    }

    private void free() {
      if (freed.compareAndSet(false, true)) {
        free.run();
      }
    }
  }

  /**
   * Takes a place, before any run is started for it.
   *
   * @param address where the client is
   * @throws WebApplicationException with status 429 when there is no room for one more, at all or
   *     from there, and 503 when the server stops
   */
  public Permit take(String address) {
    int fromThere = perAddress.merge(address, 1, Integer::sum);
    int all = taken.incrementAndGet();
    Permit permit = new Permit(() -> giveBack(address));
    if (closing || all > limits.open() || fromThere > limits.perAddress()) {
      permit.free();
      throw closing
          ? stopping()
          : full(fromThere > limits.perAddress() ? " from this address" : "");
    }
    return permit;
  }

  private WebApplicationException stopping() {
    return new ServiceUnavailableException(
        "The server stops; try again when it is back", limits.retry().toSeconds());
  }

  private static WebApplicationException full(String where) {
    long seconds = RETRY_WHEN_FULL.toSeconds();
    return new ClientErrorException(
        "Too many streams are open"
            + where
            + ": close some, or try again in "
            + seconds
            + " seconds",
        Response.status(Response.Status.TOO_MANY_REQUESTS)
            .header(HttpHeaders.RETRY_AFTER, seconds)
            .build());
  }

  private void giveBack(String address) {
    taken.decrementAndGet();
    perAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
  }

  /** Counts a watcher in that has taken a place. */
  public void enter(Subscriber subscriber, Permit permit) {
    permit.used.set(true);
    open.put(subscriber, permit);
  }

  /** Gives the place of one watcher to another. */
  public void replace(Subscriber subscriber, Subscriber next) {
    Permit permit = open.remove(subscriber);
    if (permit != null) {
      open.put(next, permit);
    }
  }

  void leave(Subscriber subscriber) {
    Permit permit = open.remove(subscriber);
    if (permit != null) {
      permit.free();
    }
  }

  /** How many streams are open. */
  public int count() {
    return open.size();
  }

  /**
   * Looks after every stream: heartbeats, clients that left or take nothing, connections that are
   * too old.
   */
  public void tick() {
    long now = System.nanoTime();
    open.keySet().forEach(client -> tend(client, now));
  }

  private void tend(Subscriber client, long now) {
    if (client.age(now) >= limits.lifetime().toNanos()) {
      client.closeWith(lifetimeIsOver());
    } else {
      dispatcher.due(client);
    }
  }

  private String lifetimeIsOver() {
    return "Connection closed after "
        + limits.lifetime().toSeconds()
        + " seconds; the run goes on and the stream can be resumed";
  }

  /** Opens no new streams and ends all others with the reason, as when the server stops. */
  public void close(String reason) {
    closing = true;
    open.keySet().forEach(client -> client.closeWith(reason));
  }

  StreamLimits limits() {
    return limits;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  ControlEvents frames() {
    return frames;
  }

  /** Tells a client whose connection ends to wait a while that differs from one to the next. */
  byte[] spreadRetry() {
    long retry = limits.retry().toMillis();
    long spread = retry + ThreadLocalRandom.current().nextLong(retry + 1);
    return SseComments.retry(spread);
  }
}
