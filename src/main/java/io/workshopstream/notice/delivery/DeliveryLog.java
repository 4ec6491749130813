package io.workshopstream.notice.delivery;

import io.workshopstream.notice.delivery.LoggedDelivery.LastAttempt;
import io.workshopstream.notice.event.NoticeKind;
import io.workshopstream.notice.subscription.UtcTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** What was delivered to whom, and what was not: kept for a time, and read page by page. */
public final class DeliveryLog {

  private static final int PIECE = 500;
  private static final String PAGE =
      "select d.id, d.event_id, e.type, e.run_id, d.state, d.attempts, d.created_at, d.next_at,"
          + " d.last_at, d.last_status, d.last_answer"
          + " from notice_delivery d join notice_event e on e.id = d.event_id"
          + " where d.subscription_id = :subscription and d.id < :before"
          + " order by d.id desc fetch first :most rows only";
  private static final String AGAIN =
      "update notice_delivery set state = 'waiting', attempts = 0, next_at = :now"
          + " where id = :id and subscription_id = :subscription";

  private final Jdbi database;

  public DeliveryLog(Jdbi database) {
    this.database = database;
  }

  /** A page of what one subscription got, newest first. */
  public List<LoggedDelivery> page(String subscription, long before, int most) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(PAGE)
                .bind("subscription", subscription)
                .bind("before", before)
                .bind("most", most)
                .map(DeliveryLog::read)
                .list());
  }

  private static LoggedDelivery read(RowView row) {
    String type = row.getColumn("type", String.class);
    return new LoggedDelivery(
        row.getColumn("id", Long.class),
        row.getColumn("event_id", String.class),
        type,
        type.equals(NoticeKind.TEST.word()) ? null : row.getColumn("run_id", String.class),
        row.getColumn("state", String.class),
        row.getColumn("attempts", Integer.class),
        Objects.requireNonNull(UtcTime.read(row, "created_at")),
        UtcTime.read(row, "next_at"),
        last(row));
  }

  private static @Nullable LastAttempt last(RowView row) {
    Instant at = UtcTime.read(row, "last_at");
    return at == null
        ? null
        : new LastAttempt(
            at,
            row.getColumn("last_status", Integer.class),
            row.getColumn("last_answer", String.class));
  }

  /**
   * Has something delivered once more, at once and with all its attempts; false when it is gone.
   */
  public boolean again(String subscription, long id, Instant now) {
    return database.withHandle(
        handle ->
            handle
                    .createUpdate(AGAIN)
                    .bind("id", id)
                    .bind("subscription", subscription)
                    .bind("now", UtcTime.of(now))
                    .execute()
                == 1);
  }

  /** Forgets what is older, delivered or not, a piece at a time; tells how much that was. */
  public int prune(Instant olderThan) {
    int all = 0;
    int piece;
    do {
      piece = database.inTransaction(handle -> prune(handle, olderThan));
      all += piece;
    } while (piece == PIECE);
    return all;
  }

  /** Their deliveries go with them. */
  private static int prune(Handle handle, Instant olderThan) {
    return handle
        .createUpdate(
            "delete from notice_event where id in (select id from notice_event"
                + " where at < :older order by at fetch first :most rows only)")
        .bind("older", UtcTime.of(olderThan))
        .bind("most", PIECE)
        .execute();
  }
}
