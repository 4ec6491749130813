package io.workshopstream.access.rate;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Buckets of this server. At most so many are kept, those that were used last: who makes more of
 * them, by coming from ever new addresses, gets full ones.
 */
final class LocalBuckets implements Buckets {

  private static final int MOST = 20_000;
  private static final float LOAD = 0.75f;

  private final TimeMeter clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST;
        }
      };

  LocalBuckets(TimeMeter clock) {
    this.clock = clock;
  }

  @Override
  public <T> T use(String name, RateLimit limit, Function<Bucket, T> work) {
    return work.apply(bucket(name, limit));
  }

  private synchronized Bucket bucket(String name, RateLimit limit) {
    return buckets.computeIfAbsent(
        name,
        any ->
            Bucket.builder()
                .addLimit(Buckets.bandwidth(limit))
                .withCustomTimePrecision(clock)
                .build());
  }

  synchronized int size() {
    return buckets.size();
  }
}
