package io.workshopstream.access.session;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.identity.ApiTokens;
import io.workshopstream.access.identity.IssuedCaller;
import io.workshopstream.access.identity.Secret;
import io.workshopstream.access.identity.TableCopy;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.JdbiException;

/**
 * The browsers that are logged in. Each session stands for a token and ends with it, or for what an
 * issuer said; it also ends when it was idle, and after its lifetime. Safe for any number of
 * threads.
 */
public final class Sessions {

  private static final Logger LOG = System.getLogger(Sessions.class.getName());

  /** The most there can be; beyond that the one that has been silent for longest ends. */
  private static final int MOST = 1000;

  /** The most of one token, or of one person whom an issuer knows. */
  private static final int MOST_OF_ONE = 20;

  /** A session is noted to be in use no more often, for that is written to the database. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final SessionRows rows;
  private final ApiTokens tokens;
  private final SessionLimits limits;
  private final Clock clock;
  private final RandomGenerator random;
  private final Executor executor;
  private final TableCopy<Map<String, LoginSession>> copy;
  private final Map<String, Instant> noted = new ConcurrentHashMap<>();

  /**
   * @param random from which nobody can tell what comes next
   * @param executor for work that blocks
   */
  public Sessions(
      DataSource database,
      ApiTokens tokens,
      SessionLimits limits,
      Clock clock,
      RandomGenerator random,
      Executor executor) {
    this.rows = new SessionRows(database);
    this.tokens = tokens;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
    this.executor = executor;
    this.copy = new TableCopy<>(this::read, Map.of(), clock, executor);
  }

  /** A session that has just begun: what goes into the cookie, and for how long. */
  public record Started(Secret secret, Duration life) {}

  private Map<String, LoginSession> read() {
    Map<String, LoginSession> all = new LinkedHashMap<>();
    rows.all().forEach(session -> all.put(session.hash(), session));
    noted.keySet().retainAll(all.keySet());
    return all;
  }

  /** Reads all sessions. Asks the database. */
  public void load() {
    copy.load();
  }

  /** Reads all sessions again, on another thread. To be called each second. */
  public void tick() {
    copy.tick();
  }

  /** Forgets the sessions that are over. Asks the database. */
  public void prune() {
    Instant now = clock.instant();
    // what another node notes is up to a minute late
    Duration idle = limits.idle().plus(NOTED).plus(NOTED);
    for (LoginSession session : rows.all()) {
      boolean vouchedFor = session.issued() == null || owner(session).isPresent();
      if (session.isOver(now, idle) || !vouchedFor) {
        rows.remove(session.hash());
      }
    }
    rows.removeWithoutToken();
  }

  /**
   * Logs a browser in. Asks the database.
   *
   * @param caller who was proven by a token of this server, or by an issuer
   */
  public Started begin(ApiCaller caller) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Secret secret = Secret.random(Secret.Kind.SESSION, random);
    makeRoom(caller);
    rows.add(
        new LoginSession(
            secret.hash(),
            caller.token().orElse(""),
            caller.issued().orElse(null),
            now,
            now,
            now.plus(limits.lifetime())));
    copy.load();
    return new Started(secret, limits.lifetime());
  }

  /** Whoever logs in without end ends logins of their own. */
  private void makeRoom(ApiCaller caller) {
    List<LoginSession> all = rows.all();
    List<LoginSession> own = all.stream().filter(session -> session.isOf(caller)).toList();
    Stream.concat(beyond(MOST_OF_ONE, own), beyond(MOST, all))
        .forEach(session -> rows.remove(session.hash()));
  }

  private static Stream<LoginSession> beyond(int most, List<LoginSession> silentFirst) {
    return silentFirst.stream().limit(Math.max(0, silentFirst.size() - most + 1));
  }

  /** Logs a browser out. Asks the database. */
  public void end(String hash) {
    rows.remove(hash);
    copy.load();
  }

  /** Whether the copy is so old that nobody can be let in by it. */
  public boolean areStale() {
    return copy.isStale();
  }

  /** The caller with this secret in a cookie; empty when the session is over. */
  public Optional<ApiCaller> find(Secret secret) {
    String hash = secret.hash();
    if (!copy.rows().containsKey(hash)) {
      boolean unused = copy.readAgain(); // it may have begun on another node just now
    }
    return current(hash).flatMap(this::owner).map(in -> in.inSession(hash));
  }

  private Optional<ApiCaller> owner(LoginSession session) {
    IssuedCaller issued = session.issued();
    return issued == null
        ? tokens.withId(session.token())
        : Optional.of(issued)
            .filter(one -> one.issuer().equals(limits.issuer()))
            .map(ApiCaller::of);
  }

  private Optional<LoginSession> current(String hash) {
    Instant now = clock.instant();
    Optional<LoginSession> session =
        Optional.ofNullable(copy.rows().get(hash)).filter(one -> !isOver(one, now));
    session.ifPresent(one -> note(one, now));
    return session;
  }

  private boolean isOver(LoginSession session, Instant now) {
    Instant here = noted.getOrDefault(session.hash(), session.seenAt());
    boolean heardOfHere = here.isAfter(session.seenAt()); // and else elsewhere, later than here
    Duration late = heardOfHere ? Duration.between(session.seenAt(), here) : Duration.ZERO;
    return session.isOver(now, limits.idle().plus(late));
  }

  private void note(LoginSession session, Instant now) {
    Instant here = noted.getOrDefault(session.hash(), session.seenAt());
    Instant last = here.isAfter(session.seenAt()) ? here : session.seenAt();
    if (last.plus(NOTED).isBefore(now)) {
      noted.put(session.hash(), now);
      try {
        executor.execute(() -> write(session.hash(), now));
      } catch (RejectedExecutionException shuttingDown) {
        LOG.log(Logger.Level.DEBUG, "a session's use is not noted", shuttingDown);
      }
    }
  }

  private void write(String hash, Instant now) {
    try {
      rows.seen(hash, now.truncatedTo(ChronoUnit.MILLIS));
    } catch (JdbiException databaseFails) {
      LOG.log(Logger.Level.DEBUG, "a session's use is not noted", databaseFails);
    }
  }

  /** Why somebody who was let in would not be let in any more; empty when they would. */
  public Optional<String> closeReason(ApiCaller caller) {
    Optional<String> withoutToken = tokens.closeReason(caller);
    if (withoutToken.isPresent() || caller.session().isEmpty()) {
      return withoutToken;
    }
    return current(caller.session().get()).flatMap(this::owner).isPresent()
        ? Optional.empty()
        : Optional.of("The login is over");
  }
}
