package io.workshopstream.crawl;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.cookie.CookieStore;

/**
 * One request under way, with copies of what its worker needs: the target itself belongs to the
 * coordinator, who may have given the flight up meanwhile.
 *
 * @param deadline when it is given up
 * @param taken whether a worker has begun it, or never will
 */
record Flight(
    Target target,
    URI link,
    URI address,
    Origin origin,
    CookieStore cookies,
    Errand errand,
    Instant started,
    Instant deadline,
    AtomicBoolean taken) {

  /**
   * Whether the caller is the first to take it, its worker or whoever gives it up before a worker
   * came: that one owes the host its leaving.
   */
  boolean take() {
    return taken.compareAndSet(false, true);
  }

  /** What it means when it does not end by itself. */
  Setback tooLate() {
    return errand instanceof PageRendering
        ? DriverTrouble.timedOut()
        : Setback.passing(Fetch.Reason.TIMED_OUT, "no end");
  }

  /** Its end, told to the coordinator. */
  record Landing(Flight flight, Answer answer, Duration spent) {}
}
