package io.workshopstream.access.rate;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Buckets of all servers on one database. While it does not answer, or more ask than it has answers
 * for, those of this server count: limits shall not be what keeps people out.
 */
final class SharedBuckets implements Buckets {

  private static final Logger LOG = System.getLogger(SharedBuckets.class.getName());
  private static final int LONGEST_SECONDS = 2;

  /** So many requests at most wait for a database that is silent. */
  private static final int MOST_AT_ONCE = 8;

  private static final int PATIENCE_MILLIS = 2000;

  /** The database is left alone for so long after it has failed. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final BucketRows rows;
  private final Buckets local;
  private final Clock clock;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private volatile Instant pausedUntil = Instant.EPOCH;

  SharedBuckets(DataSource database, Clock clock, TimeMeter meter, Buckets local) {
    Jdbi jdbi = Jdbi.create(database);
    jdbi.getConfig(SqlStatements.class).setQueryTimeout(LONGEST_SECONDS);
    this.rows =
        new BucketRows(
            jdbi,
            clock,
            ClientSideConfig.getDefault()
                .withClientClock(meter)
                .withRequestTimeout(Duration.ofSeconds(LONGEST_SECONDS)));
    this.local = local;
    this.clock = clock;
  }

  @Override
  public <T> T use(String name, RateLimit limit, Function<Bucket, T> work) {
    if (clock.instant().isBefore(pausedUntil) || !hasPlace()) {
      return local.use(name, limit, work);
    }
    try {
      return work.apply(rows.getProxy(name, () -> configuration(limit)));
    } catch (JdbiException databaseFails) {
      pausedUntil = clock.instant().plus(PAUSE);
      LOG.log(Logger.Level.DEBUG, "limits of this server count alone: {0}", databaseFails);
      return local.use(name, limit, work);
    } catch (BucketExecutionException tooManyWriteIt) {
      LOG.log(Logger.Level.DEBUG, "a limit of this server counts alone: {0}", tooManyWriteIt);
      return local.use(name, limit, work);
    } finally {
      places.release();
    }
  }

  private boolean hasPlace() {
    try {
      return places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static BucketConfiguration configuration(RateLimit limit) {
    return BucketConfiguration.builder().addLimit(Buckets.bandwidth(limit)).build();
  }

  void prune() {
    rows.prune();
  }
}
