package io.workshopstream.server;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A client that takes no thread: counts the events of a run with full detail, notices when one is
 * missing or comes twice, and may leave and come back, or go on at another server when its own is
 * gone.
 */
final class CountingWatcher implements Flow.Subscriber<String> {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private volatile Function<String, HttpRequest.Builder> server;
  private @Nullable Function<String, HttpRequest.Builder> refuge;
  private final String run;
  private final @Nullable IntSupplier patience;
  private final HttpClient client;
  private final boolean persistent;
  private volatile long last;
  private volatile boolean done;
  private volatile String problem = "";
  private volatile int told;
  private final Map<Long, Long> times = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private long leaveAt = Long.MAX_VALUE;
  private long id;
  private String name = "";
  private String data = "";
  private Flow.@Nullable Subscription subscription;

  private CountingWatcher(
      Function<String, HttpRequest.Builder> server,
      @Nullable Function<String, HttpRequest.Builder> refuge,
      String run,
      @Nullable IntSupplier patience) {
    this(server, refuge, run, patience, HTTP, false);
  }

  private CountingWatcher(
      Function<String, HttpRequest.Builder> server,
      @Nullable Function<String, HttpRequest.Builder> refuge,
      String run,
      @Nullable IntSupplier patience,
      HttpClient client,
      boolean persistent) {
    this.server = server;
    this.refuge = refuge;
    this.run = run;
    this.patience = patience;
    this.client = client;
    this.persistent = persistent;
  }

  /** Begins to watch behind a proxy, and comes back to it as often as it has to, as browsers do. */
  static CountingWatcher persistent(
      HttpClient client, Function<String, HttpRequest.Builder> proxy, String run) {
    return begun(new CountingWatcher(proxy, null, run, null, client, true));
  }

  /**
   * Begins to watch.
   *
   * @param patience after how many events it leaves and comes back; null to stay
   */
  static CountingWatcher of(OwnServer server, String run, @Nullable IntSupplier patience) {
    return of(server::request, run, patience);
  }

  /**
   * Begins to watch.
   *
   * @param server begins a request for a path
   */
  static CountingWatcher of(
      Function<String, HttpRequest.Builder> server, String run, @Nullable IntSupplier patience) {
    return begun(new CountingWatcher(server, null, run, patience));
  }

  /**
   * Begins to watch.
   *
   * @param refuge where it goes on when the connection breaks
   */
  static CountingWatcher of(OwnServer server, OwnServer refuge, String run) {
    return begun(new CountingWatcher(server::request, refuge::request, run, null));
  }

  /** Begins to watch behind a proxy, and comes back to it once when the connection breaks. */
  static CountingWatcher comingBackTo(Function<String, HttpRequest.Builder> proxy, String run) {
    return begun(new CountingWatcher(proxy, proxy, run, null));
  }

  private static CountingWatcher begun(CountingWatcher watcher) {
    watcher.connect();
    return watcher;
  }

  private void connect() {
    connections.incrementAndGet();
    data = "";
    leaveAt = patience == null ? Long.MAX_VALUE : last + patience.getAsInt();
    HttpRequest request =
        server
            .apply("/api/runs/%s/events?detail=full&last_event_id=%s-%d".formatted(run, run, last))
            .build();
    var unused =
        client
            .sendAsync(request, BodyHandlers.fromLineSubscriber(this))
            .whenComplete(
                (response, error) -> {
                  if (error == null && response.statusCode() == 204) {
                    done = true;
                  } else if (persistent) {
                    comeBack();
                  } else if (error != null && !left()) {
                    brokenOff(error);
                  }
                });
  }

  private void comeBack() {
    if (!done) {
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(this::connect);
    }
  }

  private void brokenOff(Throwable error) {
    if (refuge == null) {
      problem = "broken off: " + error;
      done = true;
    } else {
      server = refuge;
      refuge = null;
      connect();
    }
  }

  /** Leaves for good. */
  void leave() {
    done = true;
    Objects.requireNonNull(subscription).cancel();
  }

  private boolean left() {
    return last >= leaveAt;
  }

  @Override
  public void onSubscribe(Flow.Subscription toStream) {
    subscription = toStream;
    toStream.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    if (done || left()) {
      return;
    }
    if (line.startsWith("id: ")) {
      id = Long.parseLong(line.substring(line.indexOf('-') + 1));
    } else if (line.startsWith("event: ")) {
      name = line.substring(7);
    } else if (line.startsWith("data: ")) {
      data = line;
    } else if (line.isEmpty() && !data.isEmpty()) { // only now it has arrived in full
      count();
      data = "";
    }
  }

  private void count() {
    if (name.equals("heartbeat") || (name.equals("run") && data.contains("\"resume\""))) {
      return;
    }
    if (id != last + 1) {
      problem = "event " + id + " after " + last;
    }
    last = id;
    times.put(id, System.nanoTime());
    told = Objects.hash(told, id, name, data);
    if (name.equals("complete") || name.equals("close")) {
      done = true;
    } else if (left()) {
      Objects.requireNonNull(subscription).cancel();
      connect();
    }
  }

  @Override
  public void onError(Throwable broken) {
    // told by the response as well
  }

  @Override
  public void onComplete() {
    if (!done && !left() && !persistent) {
      problem = "ended after event " + last;
      done = true;
    }
  }

  boolean isDone() {
    return done;
  }

  String problem() {
    return problem;
  }

  long last() {
    return last;
  }

  /** A hash of all events, which is the same for whoever was told the same. */
  int told() {
    return told;
  }

  /** When each event arrived by this JVM's clock, in nanoseconds. */
  Map<Long, Long> times() {
    return times;
  }

  int connections() {
    return connections.get();
  }
}
