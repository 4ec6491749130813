package io.workshopstream.api.preview;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The previews that are at work or wait for it. Their number and the memory of their bodies are
 * bounded; what is beyond is turned away, and nobody else's work shares their threads.
 */
public final class PreviewQueue {

  private static final long RETRY_SECONDS = 10;
  private static final String FULL =
      "Too many previews are under way or wait: try again in " + RETRY_SECONDS + " seconds";

  private final Executor workers;
  private final int most;
  private final long mostBytes;
  private int taken;
  private long bytes;

  /**
   * @param workers bounded, for work that takes long
   * @param most previews, those at work included
   * @param mostBytes of all their bodies together
   */
  public PreviewQueue(Executor workers, int most, long mostBytes) {
    this.workers = workers;
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /**
   * Has the work done when its turn comes.
   *
   * @param size bytes of memory that it holds until it is done
   * @return false when there is no room for it
   */
  public boolean offer(long size, Runnable work) {
    if (!take(size)) {
      return false;
    }
    try {
      workers.execute(() -> run(size, work));
      return true;
    } catch (RejectedExecutionException serverStops) {
      give(size);
      return false;
    }
  }

  /** What is answered when there is no room. */
  public static ClientErrorException full() {
    return new ClientErrorException(
        FULL,
        Response.status(Response.Status.TOO_MANY_REQUESTS)
            .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
            .build());
  }

  private void run(long size, Runnable work) {
    try {
      work.run();
    } finally {
      give(size);
    }
  }

  private synchronized boolean take(long size) {
    if (taken >= most || (taken > 0 && bytes + size > mostBytes)) {
      return false;
    }
    taken++;
    bytes += size;
    return true;
  }

  private synchronized void give(long size) {
    taken--;
    bytes -= size;
  }
}
