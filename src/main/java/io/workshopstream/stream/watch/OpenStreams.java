package io.workshopstream.stream.watch;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.stream.frame.ControlEvents;
import io.workshopstream.stream.frame.SseComments;
import io.workshopstream.stream.meter.StreamEnd;
import io.workshopstream.stream.meter.StreamMeter;
import io.workshopstream.stream.meter.StreamRefusal;
import io.workshopstream.stream.meter.Transport;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Every stream that is open: counts them, looks after them each second, and ends those that are too
 * old.
 */
public final class OpenStreams {

  private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(10);

  private final StreamLimits limits;
  private final ControlEvents frames;
  private final Dispatcher dispatcher;
  private final IntSupplier elsewhere;
  private final Function<ApiCaller, Optional<String>> closeReasons;
  private final StreamMeter meter;
  private final Map<Subscriber, Permit> open = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();
  private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /**
   * @param elsewhere tells how many streams are open on other servers
   * @param closeReasons why a caller who was let in would not be any more; empty when they would
   */
  public OpenStreams(
      StreamLimits limits,
      ControlEvents frames,
      Dispatcher dispatcher,
      IntSupplier elsewhere,
      Function<ApiCaller, Optional<String>> closeReasons,
      StreamMeter meter) {
    this.closeReasons = closeReasons;
    this.limits = limits;
    this.frames = frames;
    this.dispatcher = dispatcher;
    this.elsewhere = elsewhere;
    this.meter = meter;
    meter.show(this::count);
  }

  /** A place among the open streams; used by one stream, or given back. */
  public static final class Permit {

    private final ApiCaller caller;
    private final Runnable free;
    private final AtomicBoolean used = new AtomicBoolean();
    private final AtomicBoolean freed = new AtomicBoolean();

    private Permit(ApiCaller caller, Runnable free) {
      this.caller = caller;
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
   * @param caller who it is
   * @throws WebApplicationException with status 429 when there is no room for one more, at all or
   *     from there, and 503 when the server stops
   */
  public Permit take(String address, ApiCaller caller) {
    int fromThere = perAddress.merge(address, 1, Integer::sum);
    int all = taken.incrementAndGet();
    Permit permit = new Permit(caller, () -> giveBack(address));
    if (closing || isTooMany(all) || fromThere > limits.perAddress()) {
      permit.free();
      throw refused(
          closing
              ? StreamRefusal.SERVER_STOPS
              : fromThere > limits.perAddress()
                  ? StreamRefusal.FULL_FOR_ADDRESS
                  : StreamRefusal.FULL);
    }
    return permit;
  }

  private WebApplicationException refused(StreamRefusal why) {
    meter.refused(why);
    return switch (why) {
      case SERVER_STOPS -> stopping();
      case FULL_FOR_ADDRESS -> full(" from this address");
      case FULL -> full("");
    };
  }

  /** Here, or with those elsewhere, who are known as they were some seconds ago. */
  private boolean isTooMany(int here) {
    boolean limited = limits.total() > 0;
    return here > limits.open() || (limited && here + elsewhere.getAsInt() > limits.total());
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

  private int count(Transport transport) {
    return (int) open.keySet().stream().filter(one -> one.transport() == transport).count();
  }

  /**
   * Looks after every stream: heartbeats, clients that left or take nothing, connections that are
   * too old, callers who would not be let in any more.
   */
  public void tick() {
    long now = System.nanoTime();
    open.forEach((client, permit) -> tend(client, permit, now));
  }

  private void tend(Subscriber client, Permit permit, long now) {
    Optional<String> ended = closeReasons.apply(permit.caller);
    if (ended.isPresent()) {
      client.closeWith(StreamEnd.ACCESS_ENDED, ended.get());
    } else if (client.age(now) >= limits.lifetime().toNanos()) {
      client.closeWith(StreamEnd.LIFETIME, lifetimeIsOver());
    } else if (client.wantsTurn(now)) {
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
    open.keySet().forEach(client -> client.closeWith(StreamEnd.SERVER_STOPS, reason));
  }

  StreamMeter meter() {
    return meter;
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
