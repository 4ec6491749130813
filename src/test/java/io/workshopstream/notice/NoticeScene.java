package io.workshopstream.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.HandClock;
import io.workshopstream.catalogue.Schema;
import io.workshopstream.metric.CountedMetrics;
import io.workshopstream.notice.delivery.LoggedDelivery;
import io.workshopstream.notice.delivery.NoticeMeter;
import io.workshopstream.notice.event.NoticeKind;
import io.workshopstream.notice.event.PlanFacts;
import io.workshopstream.notice.event.PlanFacts.AddedWorkshop;
import io.workshopstream.notice.mail.MailSender;
import io.workshopstream.notice.mail.MailSettings;
import io.workshopstream.notice.mail.MailSettings.MailTls;
import io.workshopstream.notice.subscription.Channel;
import io.workshopstream.notice.subscription.Terms;
import io.workshopstream.notice.webhook.WebhookLimits;
import io.workshopstream.notice.webhook.WebhookSender;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/** Notices with all that they need: threads, a clock, and a database. */
final class NoticeScene implements AutoCloseable {

  static final Duration TIMEOUT = Duration.ofSeconds(2);

  final HandClock clock = new HandClock("2026-01-22T12:00:00Z");
  final ExecutorService threads = Executors.newCachedThreadPool();
  final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  final SecureRandom random = new SecureRandom();
  final CountedMetrics metrics = new CountedMetrics();
  final DataSource database;
  final Jdbi jdbi;
  final Outbox outbox = new Outbox(URI.create("https://admin.example/"), random, clock);
  final NoticeSubscriptions subscriptions;
  private final Carriers carriers;

  NoticeScene(DataSource database) {
    this.database = database;
    this.jdbi = Jdbi.create(database);
    NoticeLimits limits =
        new NoticeLimits(URI.create("https://admin.example/"), 5, Duration.ofDays(30));
    this.subscriptions = new NoticeSubscriptions(database, limits, outbox, random, clock);
    this.carriers =
        new Carriers(
            new WebhookSender(new WebhookLimits(TIMEOUT, true), timer, clock),
            new MailSender(noMail(), timer, clock));
  }

  static DataSource emptyH2() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Schema.migrate(h2);
    return h2;
  }

  private static MailSettings noMail() {
    return new MailSettings(null, 25, MailTls.OFF, null, "", TIMEOUT);
  }

  /** A server that shares the database with the others. */
  NoticeDeliveries server() {
    return new NoticeDeliveries(
        database, carriers, new NoticeMeter(metrics), threads, random, clock);
  }

  String subscribe(URI address, NoticeKind... kinds) {
    return subscribe(address, Set.of(), kinds);
  }

  String subscribe(URI address, Set<String> studios, NoticeKind... kinds) {
    Terms terms = new Terms(Channel.WEBHOOK, address.toString(), "", Set.of(kinds), studios);
    return subscriptions.create(terms, true, "a test").orElseThrow().subscription().id();
  }

  List<LoggedDelivery> deliveries(String subscription) {
    return subscriptions.deliveries(subscription, Long.MAX_VALUE, 100);
  }

  RunHeader run(String id, String studio, RunState state) {
    return run(id, Set.of(studio), false, state);
  }

  RunHeader run(String id, Set<String> studios, boolean dryRun, RunState state) {
    RunKey key = new RunKey("refresh-workshops", studios, dryRun);
    RunHeader asked = RunHeader.requested(new RunId(id), key, null, clock.instant());
    String why = state == RunState.FAILED ? "the site is down" : null;
    return asked.in(RunState.RUNNING, clock.instant(), null).in(state, clock.instant(), why);
  }

  /** As the run's own last write does. */
  void end(RunHeader run) {
    jdbi.useTransaction(handle -> outbox.ended(handle, List.of(run)));
  }

  void fail(String id, String studio) {
    end(run(id, studio, RunState.FAILED));
  }

  static PlanFacts plan(int before, int after, String... added) {
    List<AddedWorkshop> workshops =
        List.of(added).stream()
            .map(title -> new AddedWorkshop(title, "anvi", List.of("2026-02-01"), "https://s/1"))
            .toList();
    return new PlanFacts("s", before, after, workshops, after > 0, null);
  }

  static PlanFacts held(int before, int after) {
    return new PlanFacts("s", before, after, List.of(), after > 0, "looks broken");
  }

  /** Waits for what is under way: the next test empties the tables that it writes. */
  @Override
  public void close() {
    threads.shutdownNow();
    timer.shutdownNow();
    try {
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
