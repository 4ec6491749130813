package io.workshopstream.notice.delivery;

import io.workshopstream.notice.event.Answer;
import io.workshopstream.notice.event.Answer.Outcome;
import io.workshopstream.notice.event.Notice;
import io.workshopstream.notice.event.NoticeKind;
import io.workshopstream.notice.subscription.SubscriptionRows;
import io.workshopstream.notice.subscription.UtcTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/**
 * Deliveries as rows. Each method is one transaction, and throws Jdbi's unchecked exception when
 * the database fails.
 */
public final class DeliveryRows {

  private static final int AT_ONCE = 50;
  private static final String READY =
      "select id, type, studio_id from notice_event where state = 'ready'"
          + " order by at, id fetch first :most rows only";
  private static final String SPREAD =
      "insert into notice_delivery"
          + " (subscription_id, event_id, state, attempts, created_at, next_at)"
          + " select id, cast(:event as varchar(40)), 'waiting', 0, cast(:now as timestamp(3)),"
          + " cast(:now as timestamp(3)) from notice_subscription"
          + " where enabled = true and position(:kind in kinds) > 0"
          + " and (studios = '' or position(:studio in studios) > 0)";
  private static final String DUE =
      "select d.id, d.subscription_id, d.attempts, e.id as event, e.type, e.at, e.data"
          + " from notice_delivery d join notice_event e on e.id = d.event_id"
          + " where d.subscription_id = :subscription and d.state = 'waiting'"
          + " and d.next_at <= :now order by d.id fetch first :most rows only";
  private static final String BEGIN =
      "update notice_delivery set attempts = attempts + 1, last_at = :now, next_at = :next,"
          + " last_status = null, last_answer = 'no answer came back'"
          + " where id = :id and state = 'waiting' and attempts = :known";
  private static final String NOTE =
      "update notice_delivery set state = :state, last_status = :status, last_answer = :answer,"
          + " next_at = case when :state = 'waiting' then cast(:next as timestamp(3)) end"
          + " where id = :id and state = 'waiting' and attempts = :attempts";
  private static final String COUNT_FAILURES =
      "update notice_subscription set failures = case when :delivered then 0 else failures + 1 end"
          + " where id = :id";

  private static final String HOLD_BACK =
      "update notice_delivery set next_at = :next"
          + " where subscription_id = :subscription and state = 'waiting' and next_at < :next";

  private final Jdbi database;

  public DeliveryRows(Jdbi database) {
    this.database = database;
  }

  /** A notice that nobody has been told of yet. */
  private record Ready(String id, String kind, String studio) {}

  /**
   * Gives each subscription that wants them a delivery of the notices that are ready; which server
   * does so for one, its row decides. Tells how many notices that were.
   */
  public int spread(Instant now) {
    List<Ready> ready =
        database.withHandle(
            handle ->
                handle.createQuery(READY).bind("most", AT_ONCE).map(DeliveryRows::ready).list());
    ready.forEach(one -> database.useTransaction(handle -> spread(handle, one, now)));
    return ready.size();
  }

  private static Ready ready(RowView row) {
    return new Ready(
        row.getColumn("id", String.class),
        row.getColumn("type", String.class),
        row.getColumn("studio_id", String.class));
  }

  private static void spread(Handle handle, Ready notice, Instant now) {
    int mine =
        handle.execute(
            "update notice_event set state = 'spread' where id = ? and state = 'ready'",
            notice.id());
    if (mine == 1) {
      handle
          .createUpdate(SPREAD)
          .bind("event", notice.id())
          .bind("now", UtcTime.of(now))
          .bind("kind", " " + notice.kind() + " ")
          .bind("studio", notice.studio().isEmpty() ? "\n" : " " + notice.studio() + " ")
          .execute();
    }
  }

  /** Has one notice delivered to one receiver, whatever it wants; the id of the delivery. */
  public static long add(Handle handle, String subscription, Notice notice, Instant now) {
    return handle
        .createUpdate(
            "insert into notice_delivery"
                + " (subscription_id, event_id, state, attempts, created_at, next_at)"
                + " values (:subscription, :event, 'waiting', 0, :now, :now)")
        .bind("subscription", subscription)
        .bind("event", notice.id())
        .bind("now", UtcTime.of(now))
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** What waits for one receiver and is due, the oldest first. */
  public List<Delivery> due(String subscription, Instant now, int most) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(DUE)
                .bind("subscription", subscription)
                .bind("now", UtcTime.of(now))
                .bind("most", most)
                .map(DeliveryRows::delivery)
                .list());
  }

  private static Delivery delivery(RowView row) {
    Notice notice =
        new Notice(
            row.getColumn("event", String.class),
            NoticeKind.of(row.getColumn("type", String.class)).orElseThrow(),
            Objects.requireNonNull(UtcTime.read(row, "at")),
            row.getColumn("data", String.class));
    return new Delivery(
        row.getColumn("id", Long.class),
        row.getColumn("subscription_id", String.class),
        notice,
        row.getColumn("attempts", Integer.class));
  }

  /**
   * Notes that an attempt begins, so that one whose server is lost counts, too. False when it is
   * not to be made: the turn is over, or somebody has decided otherwise.
   *
   * @param next when it is tried again if nothing more is heard of this attempt
   */
  public boolean begin(Turns.Turn turn, Delivery delivery, Instant now, Instant next) {
    return database.inTransaction(
        handle ->
            Turns.holds(handle, turn)
                && handle
                        .createUpdate(BEGIN)
                        .bind("id", delivery.id())
                        .bind("known", delivery.attempts())
                        .bind("now", UtcTime.of(now))
                        .bind("next", UtcTime.of(next))
                        .execute()
                    == 1);
  }

  /**
   * Notes what came of an attempt. A receiver that is gone is disabled; one that failed is asked
   * for nothing else before the next attempt.
   *
   * @param attempts how many there were with this one
   * @param last whether it is not tried again, whatever came
   * @param next when it, and whatever else waits for the receiver, is tried if this one failed
   */
  public void note(Delivery delivery, int attempts, Answer answer, boolean last, Instant next) {
    boolean delivered = answer.outcome() == Outcome.DELIVERED;
    boolean over = delivered || last || answer.outcome() == Outcome.GONE;
    String state = delivered ? "delivered" : over ? "failed" : "waiting";
    database.useTransaction(
        handle -> {
          // the receiver's row first, as whoever removes it does: else each waits for the other
          handle
              .createUpdate(COUNT_FAILURES)
              .bind("id", delivery.subscription())
              .bind("delivered", delivered)
              .execute();
          handle
              .createUpdate(NOTE)
              .bind("id", delivery.id())
              .bind("attempts", attempts)
              .bind("state", state)
              .bind("status", answer.status())
              .bind("answer", answer.words())
              .bind("next", UtcTime.of(next))
              .execute();
          if (answer.outcome() == Outcome.GONE) {
            SubscriptionRows.disable(
                handle, delivery.subscription(), "the receiver answered 410 (Gone)");
          } else if (!delivered) {
            holdBack(handle, delivery.subscription(), next);
          }
        });
  }

  private static void holdBack(Handle handle, String subscription, Instant next) {
    handle
        .createUpdate(HOLD_BACK)
        .bind("subscription", subscription)
        .bind("next", UtcTime.of(next))
        .execute();
  }

  /** How many wait for an attempt, of all servers, except those whose receivers are disabled. */
  public int waiting() {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from notice_delivery d join notice_subscription s"
                        + " on s.id = d.subscription_id"
                        + " where d.state = 'waiting' and s.enabled = true")
                .mapTo(Integer.class)
                .one());
  }
}
