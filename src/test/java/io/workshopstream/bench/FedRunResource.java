package io.workshopstream.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.RunTasks;
import io.workshopstream.run.Runs;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.stream.watch.OpenStreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Put beside the application by the benchmark, and never shipped: runs whose log lines the load
 * client writes down a connection, or which say as many as they can. They are recorded as those of
 * any run are: stored, and shown then.
 */
@Path("bench-runs")
@ApplicationScoped
public class FedRunResource implements RunTasks {

  private static final String KIND = "bench";

  private final Map<RunKey, RunTask> tasks = new ConcurrentHashMap<>();
  private final Map<String, Long> took = new ConcurrentHashMap<>();

  @Inject private Runs runs;
  @Inject private OpenStreams streams;

  /**
   * Starts a run and answers its id.
   *
   * @param port where on this machine its lines come from; 0 when it makes them itself
   * @param events how many it makes itself
   * @param watchers how many streams have to be open before
   */
  @POST
  public String start(
      @QueryParam("port") int port,
      @QueryParam("events") int events,
      @QueryParam("watchers") int watchers)
      throws RunRefusedException {
    String subject = UUID.randomUUID().toString();
    RunKey key = new RunKey(KIND, Set.of(subject), false);
    long[] began = new long[1];
    tasks.put(
        key,
        progress -> {
          awaitStreams(progress, watchers);
          began[0] = System.nanoTime();
          return port > 0 ? relay(progress, port) : burst(progress, events);
        });
    Run run = runs.start(new RunRequest(key));
    var unused =
        run.ending().thenAccept(end -> took.put(run.id().value(), System.nanoTime() - began[0]));
    return run.id().value();
  }

  /** How long it took until all of the run was stored, in nanoseconds; 0 until then. */
  @GET
  @Path("{id}/took")
  public long took(@PathParam("id") String id) {
    return took.getOrDefault(id, 0L);
  }

  @Override
  public Optional<RunTask> task(RunKey key) {
    return Optional.ofNullable(tasks.get(key));
  }

  private void awaitStreams(Progress progress, int watchers) throws RunStoppedException {
    while (streams.count() < watchers) {
      progress.checkpoint();
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static RunResult burst(Progress progress, int events) throws RunStoppedException {
    for (int i = 1; i <= events; i++) {
      progress.checkpoint();
      progress.log(Level.INFO, Mark.of(i), null);
    }
    return new RunResult.Done();
  }

  private static RunResult relay(Progress progress, int port) throws RunStoppedException {
    try (Socket feed = new Socket(InetAddress.getLoopbackAddress(), port);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(feed.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        progress.checkpoint();
        progress.log(Level.INFO, line, null);
      }
      return new RunResult.Done();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
