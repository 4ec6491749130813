package io.workshopstream.access.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/**
 * All tokens. They are few, so each node keeps a copy of their table: to check a token asks no
 * database, and what one node makes or revokes counts on all of them. Safe for any number of
 * threads.
 */
public final class ApiTokens {

  /** The most there can be, so that a copy stays small. */
  private static final int MOST = 1000;

  /** Ids have twelve digits of base 36. */
  private static final long LEAST_ID = 131_621_703_842_267_136L; // 36 to the power of 11

  private static final long MOST_ID = 36 * LEAST_ID;

  private final TokenRows rows;
  private final Clock clock;
  private final RandomGenerator random;
  private final TableCopy<TokenTable> copy;

  /**
   * @param random from which nobody can tell what comes next
   * @param executor for work that blocks; one of its threads is used at a time
   */
  public ApiTokens(DataSource database, Clock clock, RandomGenerator random, Executor executor) {
    this.rows = new TokenRows(database);
    this.clock = clock;
    this.random = random;
    this.copy =
        new TableCopy<>(() -> TokenTable.of(rows.all()), TokenTable.of(List.of()), clock, executor);
  }

  /** A token that was just made, with its secret, which is shown this once. */
  public record Issued(ApiToken token, Secret secret) {}

  /** Reads all tokens. Asks the database. */
  public void load() {
    copy.load();
  }

  /** Reads all tokens again, on another thread. To be called each second. */
  public void tick() {
    copy.tick();
  }

  /** Whether no credential is configured; one that has expired counts as one. */
  public boolean areNone() {
    return copy.rows().all().isEmpty();
  }

  /** Whether somebody can prove to be an admin. */
  public boolean haveAdmin() {
    Instant now = clock.instant();
    return copy.rows().all().stream()
        .anyMatch(token -> token.role() == Role.ADMIN && !token.isExpired(now));
  }

  /** Whether the copy is so old that nobody can be let in by it. */
  public boolean areStale() {
    return copy.isStale();
  }

  /**
   * The caller with this secret; empty when there is none, or the token has expired. One that is
   * not known may have been made on another node just now: then the database is asked.
   */
  public Optional<ApiCaller> find(Secret secret) {
    Optional<ApiToken> known = copy.rows().find(secret);
    if (known.isEmpty() && copy.readAgain()) {
      known = copy.rows().find(secret);
    }
    return known.filter(token -> !token.isExpired(clock.instant())).map(ApiCaller::of);
  }

  /** The caller with the token that has this id; empty as above. */
  public Optional<ApiCaller> withId(String id) {
    return copy.rows()
        .withId(id)
        .filter(token -> !token.isExpired(clock.instant()))
        .map(ApiCaller::of);
  }

  /** Why somebody who was let in would not be let in any more; empty when they would. */
  public Optional<String> closeReason(ApiCaller caller) {
    if (caller.issued().isPresent()) {
      return caller
          .issued()
          .filter(issued -> issued.isExpired(clock.instant()))
          .map(issued -> "The token expired");
    }
    if (caller.token().isEmpty()) {
      return areNone() ? Optional.empty() : Optional.of("A token is needed from now on");
    }
    Optional<ApiToken> token = copy.rows().withId(caller.token().get());
    if (token.isEmpty()) {
      return Optional.of("The token was revoked");
    }
    return token
        .filter(known -> known.isExpired(clock.instant()))
        .map(known -> "The token expired");
  }

  /** All tokens, the oldest first. Asks the database. */
  public List<ApiToken> all() {
    load();
    return copy.rows().all();
  }

  /**
   * Makes a token; empty when there are too many. Asks the database.
   *
   * @param besides what is written with the token, or not at all
   */
  public Optional<Issued> create(
      TokenGrant grant, ApiCaller by, Function<ApiToken, AlsoWritten> besides) {
    if (all().size() >= MOST) {
      return Optional.empty();
    }
    Secret secret = Secret.random(Secret.Kind.TOKEN, random);
    ApiToken token =
        new ApiToken(
            Long.toString(random.nextLong(LEAST_ID, MOST_ID), Character.MAX_RADIX),
            secret.prefix(),
            secret.hash(),
            grant,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            by.getName());
    rows.add(token, besides.apply(token));
    copy.loadIfPossible(); // whatever fails from here on, the secret has to be shown
    return Optional.of(new Issued(token, secret));
  }

  /**
   * Ends a token at once; the token that there was, empty when there was none.
   *
   * @param besides what is written with that, or not at all
   */
  public Optional<ApiToken> revoke(String id, Function<ApiToken, AlsoWritten> besides) {
    Optional<ApiToken> token = all().stream().filter(known -> known.id().equals(id)).findFirst();
    boolean removed = token.isPresent() && rows.remove(id, besides.apply(token.get()));
    load();
    return token.filter(known -> removed);
  }
}
