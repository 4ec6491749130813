package io.workshopstream.api.preview;

import jakarta.servlet.ServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A JSON answer that is long in the making. The server does not tell when a caller leaves; only
 * writing shows it. So from half a second on a blank goes out now and then, which JSON allows
 * before it, and the second or third one after the caller left fails. From the first one on the
 * status is 200, whatever comes.
 */
public final class PatientAnswer {

  private static final Logger LOG = System.getLogger(PatientAnswer.class.getName());
  private static final int FIRST_MILLIS = 500;
  private static final int NEXT_MILLIS = 300;

  /** Whose turn it is to write; whoever comes while a blank is written leaves the end to it. */
  private enum Phase {
    QUIET,
    WRITING,
    OVER
  }

  private final AsyncResponse answer;
  private final ServletResponse response;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.QUIET);
  private volatile @Nullable Runnable end;
  private volatile @Nullable Future<?> beats;

  /**
   * @param response what the answer is written to, asynchronous by now
   */
  public PatientAnswer(AsyncResponse answer, ServletResponse response) {
    this.answer = answer;
    this.response = response;
  }

  /**
   * Begins to look whether the caller is still there.
   *
   * @param left called once it is not
   */
  public void watch(ScheduledExecutorService timer, Runnable left) {
    beats =
        timer.scheduleWithFixedDelay(
            () -> beat(left), FIRST_MILLIS, NEXT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Whether the status has gone out. */
  public boolean hasBegun() {
    return response.isCommitted();
  }

  /** The answer itself, or an exception for the mappers. */
  public void end(Object last) {
    Future<?> beating = beats;
    if (beating != null) {
      beating.cancel(false);
    }
    end =
        last instanceof Throwable failure
            ? () -> answer.resume(failure)
            : () -> answer.resume(last);
    if (phase.getAndSet(Phase.OVER) != Phase.WRITING) {
      finish();
    }
  }

  private void beat(Runnable left) {
    if (!phase.compareAndSet(Phase.QUIET, Phase.WRITING)) {
      return;
    }
    boolean there = write();
    if (!phase.compareAndSet(Phase.WRITING, Phase.QUIET)) {
      finish();
    } else if (!there) {
      left.run();
    }
  }

  private void finish() {
    Runnable last = end;
    if (last != null) {
      last.run();
    }
  }

  /** One byte: the connection always has room for it, so nobody waits here. */
  private boolean write() {
    try {
      if (!response.isCommitted()) {
        response.setContentType(MediaType.APPLICATION_JSON);
      }
      response.getOutputStream().write(' ');
      response.flushBuffer();
      return true;
    } catch (IOException | IllegalStateException gone) {
      LOG.log(Logger.Level.DEBUG, "a caller left: {0}", gone);
      return false;
    }
  }
}
