package io.workshopstream.access.ticket;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.identity.ApiTokens;
import io.workshopstream.access.identity.IssuedCaller;
import io.workshopstream.access.identity.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jdbi.v3.core.JdbiException;

/**
 * Tickets for clients that can send no header, such as a browser's {@code EventSource} on another
 * site: each opens one stream of one run, once, soon, and to watch only. Safe for any number of
 * threads.
 */
public final class StreamTickets {

  private static final Duration LIFE = Duration.ofSeconds(30);

  /** So many requests at most wait for the database, however slow it is and however many come. */
  private static final int MOST_AT_ONCE = 8;

  private static final int PATIENCE_MILLIS = 500;

  private final TicketRows rows;
  private final ApiTokens tokens;
  private final Clock clock;
  private final RandomGenerator random;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  /**
   * @param random from which nobody can tell what comes next
   */
  public StreamTickets(DataSource database, ApiTokens tokens, Clock clock, RandomGenerator random) {
    this.rows = new TicketRows(database);
    this.tokens = tokens;
    this.clock = clock;
    this.random = random;
  }

  /** A ticket that was just given, with its secret, which is shown this once. */
  public record Given(Secret secret, Instant expiresAt) {}

  /** Gives a ticket for a run that the caller may see. Asks the database. */
  public Given give(ApiCaller caller, String run) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Secret secret = Secret.random(Secret.Kind.TICKET, random);
    Instant end = now.plus(LIFE);
    rows.add(
        new StreamTicket(
            secret.hash(),
            run,
            caller.token().orElse(null),
            caller.issued().orElse(null),
            caller.session().orElse(null),
            end),
        now);
    return new Given(secret, end);
  }

  /**
   * The caller with this ticket, which is used up by that; empty when it is not one for this run,
   * or its owner would not be let in any more. Asks the database.
   *
   * @throws UncheckedTicketException when it cannot be looked for now, and is as good as before
   */
  public Optional<ApiCaller> take(Secret secret, String run) throws UncheckedTicketException {
    if (!hasPlace()) {
      throw new UncheckedTicketException(null);
    }
    try {
      return rows.take(secret.hash())
          .filter(ticket -> ticket.run().equals(run))
          .filter(ticket -> clock.instant().isBefore(ticket.expiresAt()))
          .flatMap(this::owner)
          .map(ApiCaller::asViewer);
    } catch (JdbiException databaseFails) {
      throw new UncheckedTicketException(databaseFails);
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

  private Optional<ApiCaller> owner(StreamTicket ticket) {
    String session = ticket.session();
    return proven(ticket).map(caller -> session == null ? caller : caller.inSession(session));
  }

  /** If nothing was needed then, nothing is for the stream, or the ticket opens nothing. */
  private Optional<ApiCaller> proven(StreamTicket ticket) {
    IssuedCaller issued = ticket.issued();
    String token = ticket.token();
    if (issued != null) {
      return Optional.of(ApiCaller.of(issued));
    }
    return token == null ? Optional.empty() : tokens.withId(token);
  }
}
