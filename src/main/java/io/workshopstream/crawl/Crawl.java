package io.workshopstream.crawl;

import io.workshopstream.crawl.page.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A crawl under way. The thread that calls {@link #next} coordinates it, workers do one request
 * each and report to its mailbox. Pages are read a little ahead of the caller, so that the site's
 * work and the caller's own overlap.
 *
 * <p>Whoever began it closes it; a crawl that has answered empty is closed.
 */
public final class Crawl implements AutoCloseable {

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final CrawlContext context;
  private final Coordinator coordinator;
  private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
  private final AtomicBoolean notified = new AtomicBoolean();
  private final Runnable listener = this::ring;
  private volatile boolean closed;

  /**
   * @param time for the crawl as a whole
   */
  Crawl(CrawlOrder order, CrawlContext context, Duration time) {
    this.context = context;
    coordinator = new Coordinator(order, context, time, mailbox::add);
    context.throttle().listen(listener);
  }

  /**
   * The next address and how it went: first the start page, then its links as they come in, then
   * those beyond the page limit. A failure is part of the answer, never an exception.
   *
   * <p>Blocks; only for one thread at a time, and never for one that serves requests.
   *
   * @return empty when every address was handed out, or the crawl was closed
   * @throws InterruptedException when the thread is interrupted while it waits; the crawl can go on
   */
  public Optional<Visit> next() throws InterruptedException {
    while (!closed) {
      readMail();
      Instant again = coordinator.dispatch();
      Optional<Visit> visit = coordinator.poll();
      if (visit.isPresent()) {
        return visit;
      }
      if (coordinator.isDone()) {
        close();
      } else {
        awaitMail(again);
      }
    }
    // what another thread's close() may have missed
    coordinator.abort();
    return Optional.empty();
  }

  /** How many wanted links were found so far, the start page not counted; from any thread. */
  public int known() {
    return coordinator.known();
  }

  /** Aborts what is under way; {@link #next} answers empty from now on. From any thread. */
  @Override
  public void close() {
    closed = true;
    context.throttle().forget(listener);
    coordinator.abort();
    context.clients().closeIdle();
    ring();
  }

  private void readMail() {
    for (Runnable mail = mailbox.poll(); mail != null; mail = mailbox.poll()) {
      mail.run();
    }
  }

  private void awaitMail(Instant again) throws InterruptedException {
    Duration wait = Duration.between(context.clock().instant(), again);
    Duration bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    @Nullable Runnable mail = mailbox.poll(bounded.toMillis() + 1, TimeUnit.MILLISECONDS);
    if (mail != null) {
      mail.run();
    }
  }

  /** Wakes the coordinator; one waking is enough for many reasons. */
  private void ring() {
    if (notified.compareAndSet(false, true)) {
      mailbox.add(() -> notified.set(false));
    }
  }
}
