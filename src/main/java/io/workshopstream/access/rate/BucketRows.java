package io.workshopstream.access.rate;

import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Buckets as rows: read, and written if nobody else has written meanwhile. */
final class BucketRows extends AbstractCompareAndSwapBasedProxyManager<String> {

  /** No bucket takes longer to be full again than two of the longest periods: one of debt. */
  private static final Duration KEPT = Duration.ofDays(2);

  private final Jdbi database;
  private final Clock clock;

  BucketRows(Jdbi database, Clock clock, ClientSideConfig config) {
    super(config);
    this.database = database;
    this.clock = clock;
  }

  @Override
  protected CompareAndSwapOperation beginCompareAndSwapOperation(String name) {
    return new CompareAndSwapOperation() {
      @Override
      public Optional<byte[]> getStateData(Optional<Long> timeout) {
        return read(name);
      }

      @Override
      public boolean compareAndSwap(
          byte @Nullable [] old, byte[] next, RemoteBucketState state, Optional<Long> timeout) {
        return old == null ? insert(name, next) : replace(name, old, next);
      }
    };
  }

  private Optional<byte[]> read(String name) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select state from rate_bucket where name = ?")
                .bind(0, name)
                .mapTo(byte[].class)
                .findOne());
  }

  private boolean replace(String name, byte[] old, byte[] next) {
    String update = "update rate_bucket set state = ?, used_at = ? where name = ? and state = ?";
    return database.withHandle(handle -> handle.execute(update, next, now(), name, old)) == 1;
  }

  private boolean insert(String name, byte[] state) {
    String insert = "insert into rate_bucket (name, state, used_at) values (?, ?, ?)";
    try {
      return database.withHandle(handle -> handle.execute(insert, name, state, now())) == 1;
    } catch (JdbiException refused) {
      if (read(name).isPresent()) { // somebody was faster
        return false;
      }
      throw refused;
    }
  }

  /** Forgets buckets that are full again because nobody has used them for long. */
  void prune() {
    LocalDateTime before = now().minus(KEPT);
    database.useHandle(
        handle -> handle.execute("delete from rate_bucket where used_at < ?", before));
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  @Override
  protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String name) {
    throw new UnsupportedOperationException("isAsyncModeSupported is false");
  }

  @Override
  protected CompletableFuture<Void> removeAsync(String name) {
    throw new UnsupportedOperationException("isAsyncModeSupported is false");
  }

  @Override
  public void removeProxy(String name) {
    database.useHandle(handle -> handle.execute("delete from rate_bucket where name = ?", name));
  }

  @Override
  public boolean isAsyncModeSupported() {
    return false;
  }
}
