package io.workshopstream.run.lease;

import io.workshopstream.metric.MetricLabel;
import io.workshopstream.metric.Metrics;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How this node does among those that share its database: since when its leases were not renewed,
 * and since when it has not seen what others store. Safe for any number of threads.
 */
public final class NodeHealth {

  /** Where a run came from that this node has taken. */
  private enum Origin {
    QUEUE,
    TAKEOVER
  }

  private final LongSupplier nanos;
  private final Duration lease;
  private final Metrics.Counter taken;
  private final Metrics.Counter takenOver;
  private final Metrics.Counter lost;
  private volatile long renewedAt;
  private volatile long followedAt;
  private volatile boolean listening;
  private volatile Duration lag = Duration.ZERO;

  /**
   * @param lease how long a lease lasts that is not renewed
   */
  public NodeHealth(Duration lease, Metrics metrics) {
    this(lease, metrics, System::nanoTime);
  }

  /**
   * @param nanos a clock that only goes forward
   */
  NodeHealth(Duration lease, Metrics metrics, LongSupplier nanos) {
    this.lease = lease;
    this.nanos = nanos;
    this.renewedAt = nanos.getAsLong();
    this.followedAt = nanos.getAsLong();
    String runs = "Runs that this server has taken to work on.";
    taken = metrics.counter("run_claims", runs, MetricLabel.of("origin", Origin.QUEUE));
    takenOver = metrics.counter("run_claims", runs, MetricLabel.of("origin", Origin.TAKEOVER));
    lost = metrics.counter("run_leases_lost", "Runs that this server had to leave to others.");
    publish(metrics);
  }

  private void publish(Metrics metrics) {
    metrics.gauge(
        "run_lease_renewal_age_seconds",
        "Since the leases of this server's runs were last renewed.",
        () -> seconds(sinceRenewal()));
    metrics.gauge(
        "run_tail_age_seconds",
        "Since this server last saw all that other servers had stored.",
        () -> seconds(sinceFollowed()));
    metrics.gauge(
        "run_tail_lag_seconds",
        "How old the newest event of another server was when it was last seen here.",
        () -> seconds(lag));
    metrics.gauge(
        "run_notices_listening",
        "1 while notices of other servers are heard at once, 0 while only looks find their events.",
        () -> listening ? 1 : 0);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  /** What keeps this node from its part, as a sentence without its full stop; empty for nothing. */
  public Optional<String> problem() {
    return Optional.ofNullable(
        sinceRenewal().compareTo(lease) > 0
            ? "leases have not been renewed for " + sinceRenewal().toSeconds() + " seconds"
            : notFollowing());
  }

  private @Nullable String notFollowing() {
    return sinceFollowed().compareTo(lease) > 0
        ? "what other servers store has not been read for "
            + sinceFollowed().toSeconds()
            + " seconds"
        : null;
  }

  /** Notes that this node owns a run now. */
  void claimed(boolean fromLostNode) {
    (fromLostNode ? takenOver : taken).increment();
  }

  /** Notes that a run is somebody else's now, or had to be given up. */
  public void lost() {
    lost.increment();
  }

  /** Notes that all leases of this node are renewed, from the moment on in which that began. */
  public void renewed(long since) {
    renewedAt = since;
  }

  /** Since leases were renewed last. */
  public Duration sinceRenewal() {
    return Duration.ofNanos(nanos.getAsLong() - renewedAt);
  }

  /** Notes that all that others had stored was seen here. */
  public void followed() {
    followedAt = nanos.getAsLong();
  }

  private Duration sinceFollowed() {
    return Duration.ofNanos(nanos.getAsLong() - followedAt);
  }

  /** Notes how old the newest event of another node was when it was seen here. */
  public void lag(Duration age) {
    lag = age.isNegative() ? Duration.ZERO : age;
  }

  /** Notes whether notices of other nodes are heard. */
  public void listening(boolean hears) {
    listening = hears;
  }
}
