package io.workshopstream.notice;

import io.workshopstream.notice.delivery.Delivery;
import io.workshopstream.notice.delivery.DeliveryRows;
import io.workshopstream.notice.delivery.NoticeMeter;
import io.workshopstream.notice.delivery.RetrySchedule;
import io.workshopstream.notice.delivery.Turns;
import io.workshopstream.notice.delivery.Turns.Due;
import io.workshopstream.notice.delivery.Turns.Turn;
import io.workshopstream.notice.event.Answer;
import io.workshopstream.notice.subscription.SigningSecret;
import io.workshopstream.notice.subscription.Subscription;
import io.workshopstream.notice.subscription.SubscriptionRows;
import io.workshopstream.run.database.DatabaseFailure;
import java.lang.System.Logger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells people what is due, each receiver's things one after the other, a few receivers side by
 * side. Receivers who did not answer last time never take more than half of the places, so that
 * they keep nobody waiting. Safe for any number of threads, and of servers on one database.
 */
public final class NoticeDeliveries {

  /** How many receivers are told at once. */
  public static final int AT_WORK = 6;

  private static final int AILING_AT_WORK = AT_WORK / 2;
  private static final int IN_ONE_TURN = 20;

  /** A turn with less than this left begins no attempt. */
  private static final Duration RESERVE = Duration.ofSeconds(95);

  /**
   * How long a receiver has peace after something was given up: its other things need their turn.
   */
  private static final Duration AFTER_LAST = Duration.ofMinutes(1);

  private static final Duration COUNT_EVERY = Duration.ofSeconds(15);
  private static final Logger LOG = System.getLogger("io.workshopstream.notices");

  private final Jdbi database;
  private final DeliveryRows rows;
  private final Turns turns;
  private final Carriers carriers;
  private final RetrySchedule schedule;
  private final NoticeMeter meter;
  private final Executor executor;
  private final SecureRandom random;
  private final Clock clock;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final AtomicInteger healthy = new AtomicInteger();
  private final AtomicInteger ailing = new AtomicInteger();
  private volatile Instant countAt = Instant.MIN;

  /**
   * @param executor for work that blocks; one of its threads looks, and {@link #AT_WORK} send
   */
  public NoticeDeliveries(
      DataSource database,
      Carriers carriers,
      NoticeMeter meter,
      Executor executor,
      SecureRandom random,
      Clock clock) {
    this.database = SubscriptionRows.open(database);
    this.rows = new DeliveryRows(this.database);
    this.turns = new Turns(this.database);
    this.carriers = carriers;
    this.schedule = new RetrySchedule(random);
    this.meter = meter;
    this.executor = executor;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Does what is due, on other threads, unless somebody looks already. To be called each second.
   */
  public void tick() {
    if (!looking.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(this::look);
    } catch (RejectedExecutionException shuttingDown) {
      looking.set(false);
    }
  }

  private void look() {
    try {
      rows.spread(clock.instant());
      turns.due(clock.instant()).forEach(this::begin);
      count();
    } catch (RuntimeException broken) {
      log("notices are looked at again", broken);
    } finally {
      looking.set(false);
    }
  }

  /** A database that fails is told of now and then by those who write runs. */
  private static void log(String what, RuntimeException broken) {
    boolean database = DatabaseFailure.in(broken).isPresent();
    LOG.log(database ? Logger.Level.DEBUG : Logger.Level.WARNING, what, broken);
  }

  private void count() {
    Instant now = clock.instant();
    if (!now.isBefore(countAt)) {
      countAt = now.plus(COUNT_EVERY);
      meter.waiting(rows.waiting());
    }
  }

  /** Begins to tell one receiver, if there is a place and nobody else does. */
  private void begin(Due due) {
    AtomicInteger places = due.isAiling() ? ailing : healthy;
    int most = due.isAiling() ? AILING_AT_WORK : AT_WORK - AILING_AT_WORK;
    if (places.get() >= most) {
      return;
    }
    Instant now = clock.instant();
    Turn turn = new Turn(due.subscription(), nextToken(), now.plus(Turns.LENGTH));
    if (!turns.take(turn, now)) {
      return;
    }
    places.incrementAndGet();
    try {
      executor.execute(() -> work(turn, places));
    } catch (RejectedExecutionException shuttingDown) {
      places.decrementAndGet();
      turns.end(turn);
    }
  }

  private String nextToken() {
    byte[] octets = new byte[16];
    random.nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }

  private void work(Turn turn, AtomicInteger places) {
    try {
      tell(turn);
      turns.end(turn);
    } catch (RuntimeException broken) { // the turn ends by itself, and what waits is tried again
      log("notices to " + turn.subscription() + " wait", broken);
    } finally {
      places.decrementAndGet();
    }
  }

  /** Tells what is due, until an attempt fails: the others would most likely fail as well. */
  private void tell(Turn turn) {
    Optional<Subscription> receiver =
        database.withHandle(handle -> SubscriptionRows.find(handle, turn.subscription()));
    if (receiver.isEmpty()) {
      return;
    }
    boolean goesOn = true;
    List<Delivery> due = rows.due(turn.subscription(), clock.instant(), IN_ONE_TURN);
    for (int i = 0; goesOn && i < due.size() && hasTime(turn); i++) {
      goesOn = isTold(turn, receiver.get(), due.get(i));
    }
  }

  private boolean hasTime(Turn turn) {
    return clock.instant().plus(RESERVE).isBefore(turn.until());
  }

  private boolean isTold(Turn turn, Subscription receiver, Delivery delivery) {
    Instant now = clock.instant();
    int attempts = delivery.attempts() + 1;
    if (attempts > RetrySchedule.MOST_ATTEMPTS) { // its server was lost in the last one
      Answer lost = Answer.failed("its last attempt was lost");
      rows.note(delivery, delivery.attempts(), lost, true, now); // nobody was asked: nothing waits
      return true;
    }
    Duration pause = schedule.pause(attempts);
    if (!rows.begin(turn, delivery, now, now.plus(pause))) {
      return false;
    }
    List<SigningSecret> secrets =
        database.withHandle(handle -> SubscriptionRows.secrets(handle, receiver.id(), now));
    Answer answer = carriers.send(receiver.terms(), delivery.notice(), secrets);
    boolean last = attempts == RetrySchedule.MOST_ATTEMPTS;
    rows.note(delivery, attempts, answer, last, clock.instant().plus(last ? AFTER_LAST : pause));
    meter.attempt(answer, last);
    return answer.outcome() == Answer.Outcome.DELIVERED;
  }
}
