package io.workshopstream.access.rate;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps callers, and the addresses that they come from, to what they may do how often. Starts,
 * previews and what a model costs are counted over all servers on one database, the rest by each
 * server. Safe for any number of threads; asks the database for what is counted there.
 */
public final class RateLimiter {

  private final RateLimits limits;
  private final Buckets local;
  private final SharedBuckets shared;

  public RateLimiter(RateLimits limits, DataSource database, Clock clock) {
    TimeMeter meter = meter(clock);
    this.limits = limits;
    this.local = new LocalBuckets(meter);
    this.shared = new SharedBuckets(database, clock, meter, local);
  }

  /**
   * Takes one of each kind from what a caller and an address may do.
   *
   * @param caller what tells this caller from others; null when nothing proved who it is
   * @param address the client's
   * @return what was decided, for each kind that has a limit; when one is not granted it is the
   *     last
   */
  public List<RateDecision> take(
      Collection<RateKind> kinds, @Nullable String caller, String address) {
    List<RateDecision> decisions = new ArrayList<>();
    for (RateKind kind : kinds) {
      Optional<RateDecision> decision = take(kind, caller, address);
      decision.ifPresent(decisions::add);
      if (decision.isPresent() && !decision.get().granted()) {
        break;
      }
    }
    return decisions;
  }

  /**
   * Takes one call, and one stream if it is one, from what those who prove nothing may do from an
   * address. It is not what proven callers there may do: nobody can use that up from outside.
   */
  public List<RateDecision> takeUnproven(Collection<RateKind> kinds, String address) {
    List<RateDecision> decisions = new ArrayList<>();
    for (RateKind kind : kinds) {
      if (!kind.isShared() && decisions.stream().allMatch(RateDecision::granted)) {
        String place = "unproven:" + AddressBlock.of(address);
        limits.ofAddress(kind).ifPresent(limit -> decisions.add(take(kind, place, limit)));
      }
    }
    return decisions;
  }

  private Optional<RateDecision> take(RateKind kind, @Nullable String caller, String address) {
    Optional<RateDecision> ofCaller =
        caller == null
            ? Optional.empty()
            : limits.ofCaller(kind).map(limit -> take(kind, "token:" + caller, limit));
    if (ofCaller.isPresent() && !ofCaller.get().granted()) {
      return ofCaller;
    }
    String place = "address:" + AddressBlock.of(address);
    Optional<RateDecision> ofAddress =
        limits.ofAddress(kind).map(limit -> take(kind, place, limit));
    boolean refused = ofAddress.isPresent() && !ofAddress.get().granted();
    return refused ? ofAddress : ofCaller.or(() -> ofAddress);
  }

  private RateDecision take(RateKind kind, String who, RateLimit limit) {
    ConsumptionProbe probe =
        kind.isCountedAfterwards()
            ? use(kind, who, limit, bucket -> Buckets.look(bucket, limit))
            : use(kind, who, limit, Buckets::take);
    long nanos =
        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
    return new RateDecision(
        kind, limit, probe.isConsumed(), probe.getRemainingTokens(), Duration.ofNanos(nanos));
  }

  private <T> T use(RateKind kind, String who, RateLimit limit, Function<Bucket, T> work) {
    // a limit that is changed begins with full buckets
    String name = kind.word() + ":" + limit.amount() + "/" + limit.period() + ":" + who;
    return (kind.isShared() ? shared : local).use(name, limit, work);
  }

  /**
   * Takes what was used of a kind that is counted afterwards, more than there is if need be: then
   * nothing is granted until that has come again, for one period at most.
   *
   * @param caller what tells this caller from others; null when nothing proved who it is
   * @param address the client's
   */
  public void used(RateKind kind, long amount, @Nullable String caller, String address) {
    if (amount <= 0) {
      return;
    }
    if (caller != null) {
      limits.ofCaller(kind).ifPresent(limit -> spend(kind, amount, "token:" + caller, limit));
    }
    String place = "address:" + AddressBlock.of(address);
    limits.ofAddress(kind).ifPresent(limit -> spend(kind, amount, place, limit));
  }

  private void spend(RateKind kind, long amount, String who, RateLimit limit) {
    use(
        kind,
        who,
        limit,
        bucket -> {
          long most = bucket.getAvailableTokens() + limit.amount();
          return most <= 0 ? 0L : bucket.consumeIgnoringRateLimits(Math.min(amount, most));
        });
  }

  /** Forgets what nobody has used for long. */
  public void prune() {
    shared.prune();
  }

  private static TimeMeter meter(Clock clock) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return Math.multiplyExact(clock.millis(), 1_000_000L);
      }

      @Override
      public boolean isWallClockBased() {
        return true;
      }
    };
  }
}
