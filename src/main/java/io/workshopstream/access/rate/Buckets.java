package io.workshopstream.access.rate;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BandwidthBuilder;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.util.function.Function;

/** Token buckets, each with a name. Safe for any number of threads. */
interface Buckets {

  /** Does something with a bucket, which is full when nobody has used it yet. */
  <T> T use(String name, RateLimit limit, Function<Bucket, T> work);

  /** Takes one out of a bucket. */
  static ConsumptionProbe take(Bucket bucket) {
    return bucket.tryConsumeAndReturnRemaining(1);
  }

  /** What taking one out would say, without taking it. */
  static ConsumptionProbe look(Bucket bucket, RateLimit limit) {
    EstimationProbe probe = bucket.estimateAbilityToConsume(1);
    long left = probe.getRemainingTokens();
    long nanosUntilFull = limit.period().toNanos() / limit.amount() * (limit.amount() - left);
    return probe.canBeConsumed()
        ? ConsumptionProbe.consumed(left, nanosUntilFull)
        : ConsumptionProbe.rejected(left, probe.getNanosToWaitForRefill(), nanosUntilFull);
  }

  /** A bucket that holds the amount of a limit, and gets as much in each of its periods. */
  static Bandwidth bandwidth(RateLimit limit) {
    return BandwidthBuilder.builder()
        .capacity(limit.amount())
        .refillGreedy(limit.amount(), limit.period())
        .build();
  }
}
