package io.workshopstream.notice.delivery;

import io.workshopstream.notice.subscription.UtcTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Which server delivers to which receiver: one at a time, by a mark in the receiver's row that
 * counts for two minutes. A server that is lost leaves it to others when that time is over.
 */
public final class Turns {

  /** How long a turn lasts that is not ended; longer than any attempt takes. */
  public static final Duration LENGTH = Duration.ofMinutes(2);

  private static final int MOST = 200;
  private static final String DUE =
      "select s.id, s.failures from notice_subscription s"
          + " join notice_delivery d on d.subscription_id = s.id"
          + " where s.enabled = true and d.state = 'waiting' and d.next_at <= :now"
          + " and (s.taken_until is null or s.taken_until <= :now)"
          + " group by s.id, s.failures order by min(d.next_at), s.id fetch first :most rows only";
  private static final String TAKE =
      "update notice_subscription set taken_by = :token, taken_until = :until"
          + " where id = :id and enabled = true and (taken_until is null or taken_until <= :now)";
  private static final String END =
      "update notice_subscription set taken_by = null, taken_until = null"
          + " where id = :id and taken_by = :token";

  private final Jdbi database;

  public Turns(Jdbi database) {
    this.database = database;
  }

  /**
   * A receiver for whom something waits.
   *
   * @param failures how many attempts in a row failed
   */
  public record Due(String subscription, int failures) {

    /** Whether the receiver may well be slow, or not there. */
    public boolean isAiling() {
      return failures > 0;
    }
  }

  /**
   * A right to deliver to one receiver.
   *
   * @param token by which the database knows it
   */
  public record Turn(String subscription, String token, Instant until) {}

  /** The receivers whose turn it is, and nobody's yet, who waited longest first. */
  public List<Due> due(Instant now) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(DUE)
                .bind("now", UtcTime.of(now))
                .bind("most", MOST)
                .map(
                    row ->
                        new Due(
                            row.getColumn("id", String.class),
                            row.getColumn("failures", Integer.class)))
                .list());
  }

  /** Takes a turn; false when somebody else has it. */
  public boolean take(Turn turn, Instant now) {
    return database.withHandle(
        handle ->
            handle
                    .createUpdate(TAKE)
                    .bind("id", turn.subscription())
                    .bind("token", turn.token())
                    .bind("until", UtcTime.of(turn.until()))
                    .bind("now", UtcTime.of(now))
                    .execute()
                == 1);
  }

  /** Leaves the receiver to others; does nothing when somebody else has it. */
  public void end(Turn turn) {
    database.useHandle(
        handle ->
            handle
                .createUpdate(END)
                .bind("id", turn.subscription())
                .bind("token", turn.token())
                .execute());
  }

  /** Whether the turn is still this one's, as a part of a transaction. */
  static boolean holds(Handle handle, Turn turn) {
    return handle
        .createQuery(
            "select count(*) from notice_subscription"
                + " where id = :id and taken_by = :token and enabled = true")
        .bind("id", turn.subscription())
        .bind("token", turn.token())
        .mapTo(Integer.class)
        .one()
        .equals(1);
  }
}
