package io.workshopstream.access.jwt;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.workshopstream.access.jwks.KeySource;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer signs with. They are read on threads of their own: every five minutes,
 * and when somebody brings a token by a key that is not known, since issuers change theirs. An
 * issuer that does not answer is believed in what it last said for an hour. Safe for any number of
 * threads.
 */
public final class IssuerKeys {

  private static final Logger LOG = System.getLogger(IssuerKeys.class.getName());
  private static final Duration FRESH = Duration.ofMinutes(5);

  /** The issuer is asked no more often, however many unknown keys are named. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** Longer than tokens mostly live: an issuer that is down makes no new ones. */
  private static final Duration TRUSTED = Duration.ofHours(1);

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_WAITING = 8;

  /** The most keys that are tried, and the shortest that are, in bits. */
  private static final int MOST_TRIED = 5;

  private static final int SHORTEST_RSA = 2048;

  private record Copy(JWKSet keys, Instant readAt) {}

  private final KeySource source;
  private final Clock clock;
  private final Executor executor;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private volatile Copy copy = new Copy(new JWKSet(), Instant.EPOCH);
  private Instant askedAt = Instant.EPOCH;
  private volatile boolean failing;
  private CompletableFuture<Boolean> reading = CompletableFuture.completedFuture(false);

  /**
   * @param executor for work that waits for the issuer; one of its threads is used at a time
   */
  public IssuerKeys(KeySource source, Clock clock, Executor executor) {
    this.source = source;
    this.clock = clock;
    this.executor = executor;
  }

  /** Reads the keys on another thread when it is time. To be called each second. */
  public void tick() {
    if (copy.readAt().plus(FRESH).isBefore(clock.instant())) {
      CompletableFuture<Boolean> unused = begun();
    }
  }

  /** Those that may have signed what has this header. */
  List<JWK> of(JWSHeader header) throws RejectedJwtException {
    List<JWK> known = isStale() ? List.of() : matching(header);
    if (known.isEmpty() && readAgain()) {
      known = matching(header);
    }
    if (known.isEmpty()) {
      throw new RejectedJwtException(isStale() ? JwtRejection.UNCHECKED : JwtRejection.KEY);
    }
    return known;
  }

  private boolean isStale() {
    return copy.readAt().plus(TRUSTED).isBefore(clock.instant());
  }

  private List<JWK> matching(JWSHeader header) {
    JWKMatcher fit = JWKMatcher.forJWSHeader(header);
    JWKMatcher whateverItsName = new JWKMatcher.Builder(fit).keyIDs((Set<String>) null).build();
    return copy.keys().getKeys().stream()
        .filter(whateverItsName::matches)
        .filter(key -> isNamed(key, header.getKeyID()) && isLong(key))
        .limit(MOST_TRIED)
        .toList();
  }

  /** A key without a name, as in a PEM file, may be meant by any, and any when none is named. */
  private static boolean isNamed(JWK key, @Nullable String name) {
    return key.getKeyID() == null || name == null || key.getKeyID().equals(name);
  }

  private static boolean isLong(JWK key) {
    return !(key instanceof RSAKey) || key.size() >= SHORTEST_RSA;
  }

  /**
   * Waits a moment for keys that are read again, if it is not too soon for that; false when they
   * are not, or too many wait.
   */
  public boolean readAgain() {
    if (!waiting.tryAcquire()) {
      return false;
    }
    try {
      return begun().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.release();
    }
  }

  /** The reading that is under way; a new one when the last is over, but not at once. */
  private synchronized CompletableFuture<Boolean> begun() {
    Instant now = clock.instant();
    if (reading.isDone() && !askedAt.plus(PAUSE).isAfter(now)) {
      askedAt = now;
      CompletableFuture<Boolean> next = new CompletableFuture<>();
      try {
        executor.execute(() -> next.complete(read()));
      } catch (RejectedExecutionException shuttingDown) {
        next.complete(false);
      }
      reading = next;
    }
    return reading;
  }

  private boolean read() {
    try {
      copy = new Copy(source.read(), clock.instant());
      tell(Logger.Level.INFO, false, "The issuer tells its keys again");
      return true;
    } catch (IOException | RuntimeException broken) {
      tell(Logger.Level.WARNING, true, "The issuer does not tell its keys: " + broken);
      return false;
    }
  }

  /** Only what has changed. */
  private void tell(Logger.Level level, boolean fails, String words) {
    if (failing != fails) {
      failing = fails;
      LOG.log(level, words);
    }
  }
}
