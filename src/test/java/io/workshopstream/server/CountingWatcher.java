package io.workshopstream.server;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A client that takes no thread: counts the events of a run with full detail, notices when one is
 * missing or comes twice, and may leave and come back.
 */
final class CountingWatcher implements Flow.Subscriber<String> {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Function<String, HttpRequest.Builder> server;
  private final String run;
  private final @Nullable IntSupplier patience;
  private volatile long last;
  private volatile boolean done;
  private volatile String problem = "";
  private final AtomicInteger connections = new AtomicInteger();
  private long leaveAt = Long.MAX_VALUE;
  private long id;
  private String name = "";
  private Flow.@Nullable Subscription subscription;

  private CountingWatcher(
      Function<String, HttpRequest.Builder> server, String run, @Nullable IntSupplier patience) {
    this.server = server;
    this.run = run;
    this.patience = patience;
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
    CountingWatcher watcher = new CountingWatcher(server, run, patience);
    watcher.connect();
    return watcher;
  }

  private void connect() {
    connections.incrementAndGet();
    leaveAt = patience == null ? Long.MAX_VALUE : last + patience.getAsInt();
    HttpRequest request =
        server
            .apply("/api/runs/%s/events?detail=full&last_event_id=%s-%d".formatted(run, run, last))
            .build();
    var unused =
        HTTP.sendAsync(request, BodyHandlers.fromLineSubscriber(this))
            .whenComplete(
                (response, error) -> {
                  if (error == null && response.statusCode() == 204) {
                    done = true;
                  } else if (error != null && !left()) {
                    problem = "broken off: " + error;
                    done = true;
                  }
                });
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
      count(line);
    }
  }

  private void count(String data) {
    if (name.equals("heartbeat") || (name.equals("run") && data.contains("\"resume\""))) {
      return;
    }
    if (id != last + 1) {
      problem = "event " + id + " after " + last;
    }
    last = id;
    if (name.equals("complete") || name.equals("close")) {
      done = true;
    } else if (left()) {
      java.util.Objects.requireNonNull(subscription).cancel();
      connect();
    }
  }

  @Override
  public void onError(Throwable broken) {
    // told by the response as well
  }

  @Override
  public void onComplete() {
    if (!done && !left()) {
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

  int connections() {
    return connections.get();
  }
}
