package io.workshopstream.notice.subscription;

import io.workshopstream.notice.event.NoticeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.Update;

/** Subscriptions as rows, each method in a transaction of its caller's. */
public final class SubscriptionRows {

  private static final String COLUMNS =
      "id, channel, address, name, kinds, studios, enabled, disabled_because, created_at,"
          + " created_by";
  private static final String SELECT = "select " + COLUMNS + " from notice_subscription";
  private static final String INSERT =
      "insert into notice_subscription ("
          + COLUMNS
          + ", secret, failures) values (:id, :channel, :address, :name, :kinds, :studios, :enabled,"
          + " :because, :createdAt, :createdBy, :secret, 0)";
  private static final String CHANGE =
      "update notice_subscription set address = :address, name = :name, kinds = :kinds,"
          + " studios = :studios, enabled = :enabled, disabled_because = :because, failures = 0"
          + " where id = :id";

  private SubscriptionRows() {}

  /** The database, whose errors repeat no values: among them are secrets and addresses. */
  public static Jdbi open(DataSource database) {
    Jdbi jdbi = Jdbi.create(database);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }

  public static List<Subscription> all(Handle handle) {
    return handle
        .createQuery(SELECT + " order by created_at, id")
        .map(SubscriptionRows::read)
        .list();
  }

  public static Optional<Subscription> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " where id = :id")
        .bind("id", id)
        .map(SubscriptionRows::read)
        .findOne();
  }

  /** The same, which nobody else changes before the transaction ends. */
  public static Optional<Subscription> findForUpdate(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " where id = :id for update")
        .bind("id", id)
        .map(SubscriptionRows::read)
        .findOne();
  }

  public static int count(Handle handle) {
    return handle
        .createQuery("select count(*) from notice_subscription")
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Adds one.
   *
   * @param secret empty for a mailbox, which gets nothing that is signed
   */
  public static void add(Handle handle, Subscription added, Optional<SigningSecret> secret) {
    bind(handle.createUpdate(INSERT), added)
        .bind("channel", added.terms().channel().word())
        .bind("createdAt", UtcTime.of(added.createdAt()))
        .bind("createdBy", added.createdBy())
        .bind("secret", secret.map(SigningSecret::value).orElse(null))
        .execute();
  }

  /** Writes the terms of one, and whether it is at rest; false when it is gone. */
  public static boolean change(Handle handle, Subscription changed) {
    return bind(handle.createUpdate(CHANGE), changed).execute() == 1;
  }

  private static Update bind(Update statement, Subscription one) {
    return statement
        .bind("id", one.id())
        .bind("address", one.terms().address())
        .bind("name", one.terms().name())
        .bind("kinds", text(one.terms().kindWords()))
        .bind("studios", text(one.terms().studios()))
        .bind("enabled", one.enabled())
        .bind("because", one.disabledBecause());
  }

  /** Disables one, and says why; what waits for it stays. */
  public static void disable(Handle handle, String id, String because) {
    handle
        .createUpdate(
            "update notice_subscription set enabled = false, disabled_because = :because"
                + " where id = :id")
        .bind("id", id)
        .bind("because", because)
        .execute();
  }

  /** Removes one with its deliveries; false when it is gone. */
  public static boolean remove(Handle handle, String id) {
    return handle
            .createUpdate("delete from notice_subscription where id = :id")
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Gives one another secret; the one before counts as well for a while. */
  public static void rotate(Handle handle, String id, SigningSecret next, Instant until) {
    handle
        .createUpdate(
            "update notice_subscription set old_secret = secret, old_secret_until = :until,"
                + " secret = :next where id = :id")
        .bind("id", id)
        .bind("next", next.value())
        .bind("until", UtcTime.of(until))
        .execute();
  }

  /** The secrets that count now, the newest first; none of a mailbox. */
  public static List<SigningSecret> secrets(Handle handle, String id, Instant now) {
    return handle
        .createQuery(
            "select secret, old_secret, old_secret_until from notice_subscription where id = :id")
        .bind("id", id)
        .map((RowView row) -> secrets(row, now))
        .findOne()
        .orElse(List.of());
  }

  private static List<SigningSecret> secrets(RowView row, Instant now) {
    List<SigningSecret> all = new ArrayList<>();
    String newest = row.getColumn("secret", String.class);
    String older = row.getColumn("old_secret", String.class);
    Instant until = UtcTime.read(row, "old_secret_until");
    if (newest != null) {
      all.add(new SigningSecret(newest));
    }
    if (older != null && until != null && now.isBefore(until)) {
      all.add(new SigningSecret(older));
    }
    return all;
  }

  private static String text(Collection<String> words) {
    return words.isEmpty() ? "" : " " + String.join(" ", words) + " ";
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split(" ", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Subscription read(RowView row) {
    Set<NoticeKind> kinds =
        words(row.getColumn("kinds", String.class)).stream()
            .flatMap(word -> NoticeKind.of(word).stream())
            .collect(Collectors.toSet());
    Terms terms =
        new Terms(
            Channel.of(row.getColumn("channel", String.class)).orElseThrow(),
            row.getColumn("address", String.class),
            row.getColumn("name", String.class),
            kinds,
            words(row.getColumn("studios", String.class)));
    return new Subscription(
        row.getColumn("id", String.class),
        terms,
        row.getColumn("enabled", Boolean.class),
        row.getColumn("disabled_because", String.class),
        Objects.requireNonNull(UtcTime.read(row, "created_at")),
        row.getColumn("created_by", String.class));
  }
}
