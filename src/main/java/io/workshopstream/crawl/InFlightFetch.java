package io.workshopstream.crawl;

import io.workshopstream.crawl.address.Origin;
import io.workshopstream.crawl.browser.BrowserFetch;
import io.workshopstream.crawl.browser.WebDriverFailures;
import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.fetch.FetchResult;
import io.workshopstream.crawl.fetch.FetchTask;
import io.workshopstream.crawl.page.Fetch;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.cookie.CookieStore;

/**
 * One request under way, with copies of what its worker needs: the target itself belongs to the
 * coordinator, who may have given the fetch up meanwhile.
 *
 * @param deadline when it is given up
 * @param stage how far it is
 */
record InFlightFetch(
    Target target,
    Destination destination,
    FetchTask task,
    Instant started,
    Instant deadline,
    AtomicReference<Stage> stage) {

  /** How far a request is. */
  enum Stage {
    /** No worker has begun it. */
    WAITING,
    /** A worker has begun it, or none ever will. */
    TAKEN,
    /** The answer is here and is looked at. */
    FETCHED
  }

  /**
   * Where a request goes.
   *
   * @param link what the target is known by
   * @param address what is asked for now
   */
  record Destination(URI link, URI address, Origin origin, CookieStore cookies) {}

  URI link() {
    return destination.link();
  }

  URI address() {
    return destination.address();
  }

  Origin origin() {
    return destination.origin();
  }

  CookieStore cookies() {
    return destination.cookies();
  }

  /**
   * Whether the caller is the first to take it, its worker or whoever gives it up before a worker
   * came: that one owes the host its leaving.
   */
  boolean take() {
    return stage.compareAndSet(Stage.WAITING, Stage.TAKEN);
  }

  /** The answer is here. */
  void fetched() {
    stage.set(Stage.FETCHED);
  }

  /** Whether the answer is still to come. */
  boolean isOut() {
    return stage.get() != Stage.FETCHED;
  }

  /** Whether it should have ended by then, and has not. */
  boolean isLate(Instant now) {
    return deadline.isBefore(now) && isOut();
  }

  /** What it means when it does not end by itself. */
  FetchFailure tooLate() {
    return task instanceof BrowserFetch
        ? WebDriverFailures.timedOut()
        : FetchFailure.retryable(Fetch.Reason.TIMED_OUT, "no end");
  }

  /** Its end, told to the coordinator. */
  record Completion(InFlightFetch inFlight, FetchResult result, Duration spent) {}
}
