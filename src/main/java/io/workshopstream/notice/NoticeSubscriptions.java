package io.workshopstream.notice;

import io.workshopstream.notice.delivery.DeliveryLog;
import io.workshopstream.notice.delivery.DeliveryRows;
import io.workshopstream.notice.delivery.LoggedDelivery;
import io.workshopstream.notice.event.Notice;
import io.workshopstream.notice.subscription.Channel;
import io.workshopstream.notice.subscription.SigningSecret;
import io.workshopstream.notice.subscription.Subscription;
import io.workshopstream.notice.subscription.SubscriptionRows;
import io.workshopstream.notice.subscription.Terms;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of what: made, listed, changed, tried and removed. Each method is one transaction,
 * and throws Jdbi's unchecked exception when the database fails.
 */
public final class NoticeSubscriptions {

  /** How long the secret before counts beside a new one. */
  public static final Duration BOTH_SECRETS = Duration.ofDays(1);

  private static final int ID_OCTETS = 8;

  private final Jdbi database;
  private final NoticeLimits limits;
  private final Outbox outbox;
  private final DeliveryLog log;
  private final SecureRandom random;
  private final Clock clock;

  public NoticeSubscriptions(
      DataSource database, NoticeLimits limits, Outbox outbox, SecureRandom random, Clock clock) {
    this.database = SubscriptionRows.open(database);
    this.limits = limits;
    this.outbox = outbox;
    this.log = new DeliveryLog(this.database);
    this.random = random;
    this.clock = clock;
  }

  /** The most that there may be. */
  public int most() {
    return limits.subscriptions();
  }

  /**
   * A subscription that was just made.
   *
   * @param secret what its webhooks are signed with, shown this once; null of a mailbox
   */
  public record Made(Subscription subscription, @Nullable SigningSecret secret) {}

  /**
   * Makes one; empty when there are as many as there may be.
   *
   * @param by who wants it, in words
   */
  public Optional<Made> create(Terms terms, boolean enabled, String by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Subscription made = new Subscription(nextId(), terms, enabled, null, now, by);
    Optional<SigningSecret> secret =
        terms.channel() == Channel.WEBHOOK
            ? Optional.of(SigningSecret.random(random))
            : Optional.empty();
    return database.inTransaction(
        handle -> {
          if (SubscriptionRows.count(handle) >= limits.subscriptions()) {
            return Optional.empty();
          }
          SubscriptionRows.add(handle, made, secret);
          return Optional.of(new Made(made, secret.orElse(null)));
        });
  }

  private String nextId() {
    byte[] octets = new byte[ID_OCTETS];
    random.nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }

  /** All of them, the oldest first. */
  public List<Subscription> all() {
    return database.withHandle(SubscriptionRows::all);
  }

  public Optional<Subscription> find(String id) {
    return database.withHandle(handle -> SubscriptionRows.find(handle, id));
  }

  /** What somebody wants of a subscription, made of how it is. */
  public interface Edit<X extends Exception> {
    Subscription of(Subscription before) throws X;
  }

  /**
   * Writes one anew, with nobody else's edit in between; empty when it is gone.
   *
   * @throws X what the edit throws: nothing is written
   */
  public <X extends Exception> Optional<Subscription> change(String id, Edit<X> edit) throws X {
    return database.<Optional<Subscription>, X>inTransaction(
        handle -> {
          Optional<Subscription> before = SubscriptionRows.findForUpdate(handle, id);
          if (before.isEmpty()) {
            return Optional.empty();
          }
          Subscription changed = edit.of(before.get());
          SubscriptionRows.change(handle, changed);
          return Optional.of(changed);
        });
  }

  /** Removes one, with all that waits for it; false when it is gone. */
  public boolean remove(String id) {
    return database.inTransaction(handle -> SubscriptionRows.remove(handle, id));
  }

  /** A new secret for a webhook, beside which the one before counts for a day. */
  public SigningSecret rotate(String id) {
    SigningSecret next = SigningSecret.random(random);
    Instant until = clock.instant().plus(BOTH_SECRETS);
    database.useTransaction(handle -> SubscriptionRows.rotate(handle, id, next, until));
    return next;
  }

  /** Has a test sent to one receiver, and to it alone; the id of its delivery. */
  public long test(String id) {
    return database.inTransaction(
        handle -> {
          Notice test = outbox.test(handle, id);
          return DeliveryRows.add(handle, id, test, clock.instant());
        });
  }

  /** A page of what one got, newest first. */
  public List<LoggedDelivery> deliveries(String id, long before, int most) {
    return log.page(id, before, most);
  }

  /** Has something delivered once more, with all its attempts; false when it is not there. */
  public boolean retry(String id, long delivery) {
    return log.again(id, delivery, clock.instant());
  }

  /** Forgets what is older than the retention. */
  public void prune() {
    log.prune(clock.instant().minus(limits.retention()));
  }
}
