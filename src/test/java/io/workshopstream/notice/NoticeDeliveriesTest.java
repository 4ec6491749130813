package io.workshopstream.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.notice.delivery.Delivery;
import io.workshopstream.notice.delivery.DeliveryRows;
import io.workshopstream.notice.delivery.LoggedDelivery;
import io.workshopstream.notice.delivery.LoggedDelivery.LastAttempt;
import io.workshopstream.notice.delivery.RetrySchedule;
import io.workshopstream.notice.delivery.Turns;
import io.workshopstream.notice.delivery.Turns.Turn;
import io.workshopstream.notice.event.Notice;
import io.workshopstream.notice.event.NoticeKind;
import io.workshopstream.notice.subscription.SigningSecret;
import io.workshopstream.notice.subscription.SubscriptionRows;
import io.workshopstream.run.event.RunState;
import io.workshopstream.testsite.FailsFirst;
import io.workshopstream.testsite.Request;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Status;
import io.workshopstream.testsite.TestSite;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On H2; another class does the same on PostgreSQL. */
class NoticeDeliveriesTest {

  static {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60)); // 10 are too few on a slow machine
  }

  private static final Route TAKES = (request, reply) -> reply.send(204, "", new byte[0]);
  private static final NoticeKind[] ALL = NoticeKind.subscribable().toArray(new NoticeKind[0]);

  private final NoticeScene scene = new NoticeScene(emptyDatabase());
  private final TestSite site = TestSite.start();
  private final NoticeDeliveries server = scene.server();

  DataSource emptyDatabase() {
    return NoticeScene.emptyH2();
  }

  @AfterEach
  void close() {
    site.close();
    scene.close();
  }

  private LoggedDelivery only(String subscription) {
    List<LoggedDelivery> all = scene.deliveries(subscription);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private void tickUntil(String subscription, String state, int attempts) {
    await()
        .until(
            () -> {
              server.tick();
              List<LoggedDelivery> all = scene.deliveries(subscription);
              return !all.isEmpty()
                  && all.stream()
                      .allMatch(
                          one ->
                              one.state().equals(state)
                                  && one.attempts() == attempts
                                  && isAnswered(one));
            });
    awaitRest();
  }

  private static LastAttempt last(LoggedDelivery delivery) {
    return Objects.requireNonNull(delivery.last());
  }

  private static boolean isAnswered(LoggedDelivery one) {
    return one.last() != null && !"no answer came back".equals(one.last().answer());
  }

  /** Until no receiver is somebody's any more. */
  private void awaitRest() {
    await()
        .until(
            () ->
                scene.jdbi.withHandle(
                    handle ->
                        handle
                            .createQuery(
                                "select count(*) from notice_subscription where taken_by is not"
                                    + " null")
                            .mapTo(Integer.class)
                            .one()
                            .equals(0)));
  }

  @Test
  void what_happened_arrives_once_and_signed_whoever_wants_it() {
    site.at("/in", TAKES);
    String all = scene.subscribe(site.address("/in"), ALL);
    String other = scene.subscribe(site.address("/other"), NoticeKind.PLAN_HELD);
    scene.fail("r1", "s");

    tickUntil(all, "delivered", 1);
    server.tick();
    awaitRest();

    Request request = site.requests("/in").get(0);
    assertThat(site.requests("/in")).hasSize(1);
    assertThat(scene.deliveries(other)).isEmpty();
    assertThat(request.body())
        .startsWith("{\"type\":\"run.failed\",\"timestamp\":\"2026-01-22T12:00:00Z\",\"data\":{");
    SigningSecret secret =
        scene.jdbi.withHandle(
            handle -> SubscriptionRows.secrets(handle, all, scene.clock.instant()).get(0));
    long seconds = scene.clock.instant().getEpochSecond();
    assertThat(request.header("webhook-id")).isEqualTo(only(all).event());
    assertThat(request.header("webhook-timestamp")).isEqualTo("" + seconds);
    assertThat(request.header("webhook-signature"))
        .isEqualTo(secret.signature(only(all).event(), seconds, request.body()));
  }

  @Test
  void a_subscription_of_some_studios_hears_of_those_alone() {
    site.at("/in", TAKES);
    String some = scene.subscribe(site.address("/in"), Set.of("s", "t"), ALL);
    scene.fail("r1", "t");
    scene.fail("r2", "st");
    scene.end(scene.run("r3", Set.of("s", "t"), false, RunState.FAILED));

    tickUntil(some, "delivered", 1);

    assertThat(only(some).runId()).isEqualTo("r1");
  }

  @Test
  void what_fails_is_tried_again_later_and_later_with_the_same_id() {
    site.at("/in", new FailsFirst(2, new Status(500), TAKES));
    String id = scene.subscribe(site.address("/in"), ALL);
    scene.fail("r1", "s");

    tickUntil(id, "waiting", 1);
    Duration first = Duration.between(scene.clock.instant(), only(id).nextAt());
    assertThat(first).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(18));
    assertThat(last(only(id)).status()).isEqualTo(500);
    server.tick();
    awaitRest();
    assertThat(site.requests("/in")).hasSize(1);

    scene.clock.pass(Duration.ofSeconds(18));
    tickUntil(id, "waiting", 2);
    scene.clock.pass(Duration.ofSeconds(72));
    tickUntil(id, "delivered", 3);

    assertThat(site.requests("/in"))
        .extracting(one -> one.header("webhook-id"))
        .hasSize(3)
        .containsOnly(only(id).event());
    assertThat(site.requests("/in"))
        .extracting(Request::body)
        .hasSize(3)
        .containsOnly(site.requests("/in").get(0).body());
    assertThat(only(id).nextAt()).isNull();
  }

  @Test
  void who_fails_is_not_asked_for_the_next_thing_before_the_pause_is_over() {
    site.at("/in", new Status(500));
    String id = scene.subscribe(site.address("/in"), ALL);
    for (int run = 0; run < 3; run++) {
      scene.fail("r" + run, "s");
    }
    await()
        .until(
            () -> {
              server.tick();
              return scene.deliveries(id).stream().anyMatch(NoticeDeliveriesTest::isAnswered);
            });
    awaitRest();

    scene.clock.pass(Duration.ofSeconds(11));
    assertThat(new Turns(scene.jdbi).due(scene.clock.instant())).isEmpty();
    assertThat(scene.deliveries(id)).hasSize(3).allMatch(one -> one.nextAt() != null);
    scene.clock.pass(Duration.ofSeconds(7));
    assertThat(new Turns(scene.jdbi).due(scene.clock.instant())).hasSize(1);
    assertThat(site.requests("/in")).hasSize(1);
  }

  @Test
  void after_all_its_attempts_a_delivery_is_given_up_and_can_be_tried_by_hand() {
    site.at("/in", new FailsFirst(RetrySchedule.MOST_ATTEMPTS, new Status(503), TAKES));
    String id = scene.subscribe(site.address("/in"), ALL);
    scene.fail("r1", "s");

    for (int attempt = 1; attempt < RetrySchedule.MOST_ATTEMPTS; attempt++) {
      tickUntil(id, "waiting", attempt);
      scene.clock.pass(Duration.ofHours(24));
    }
    tickUntil(id, "failed", RetrySchedule.MOST_ATTEMPTS);
    scene.clock.pass(Duration.ofDays(9));
    server.tick();
    awaitRest();
    assertThat(site.requests("/in")).hasSize(RetrySchedule.MOST_ATTEMPTS);

    assertThat(scene.subscriptions.retry(id, only(id).id())).isTrue();
    tickUntil(id, "delivered", 1);
  }

  @Test
  void who_is_gone_is_disabled_and_hears_no_more() {
    site.at("/in", new Status(410));
    String id = scene.subscribe(site.address("/in"), ALL);
    scene.fail("r1", "s");

    tickUntil(id, "failed", 1);

    assertThat(scene.subscriptions.find(id).orElseThrow().enabled()).isFalse();
    assertThat(scene.subscriptions.find(id).orElseThrow().disabledBecause()).contains("410");
    assertThat(scene.subscriptions.change(id, one -> one.with(one.terms(), false)))
        .hasValueSatisfying(one -> assertThat(one.disabledBecause()).contains("410"));
    scene.fail("r2", "s");
    server.tick();
    await()
        .until(
            () ->
                scene.jdbi.withHandle(
                    handle ->
                        handle
                            .createQuery("select count(*) from notice_event where state = 'ready'")
                            .mapTo(Integer.class)
                            .one()
                            .equals(0)));
    assertThat(scene.deliveries(id)).hasSize(1);
  }

  @Test
  void who_hangs_keeps_nobody_waiting() {
    Route hangs = (request, reply) -> reply.pause(60_000);
    site.at("/hangs", hangs).at("/in", TAKES);
    List<String> slow =
        IntStream.range(0, 4).mapToObj(i -> scene.subscribe(site.address("/hangs"), ALL)).toList();
    scene.fail("r1", "s");
    slow.forEach(id -> tickUntil(id, "waiting", 1));
    assertThat(last(only(slow.get(0))).answer()).isEqualTo("no answer in time");

    scene.clock.pass(Duration.ofSeconds(18)); // all of them are due again
    String healthy = scene.subscribe(site.address("/in"), ALL);
    scene.fail("r2", "s");
    long begun = System.nanoTime();
    await()
        .until(
            () -> {
              server.tick();
              return !site.requests("/in").isEmpty();
            });
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(NoticeScene.TIMEOUT);
    await().until(() -> only(healthy).state().equals("delivered"));
  }

  @Test
  void two_servers_tell_each_receiver_each_thing_once_and_one_at_a_time() {
    site.at(
        "/in",
        (request, reply) -> {
          reply.pause(5);
          reply.send(200, "text/plain", "thanks".getBytes(UTF_8));
        });
    String id = scene.subscribe(site.address("/in"), ALL);
    NoticeDeliveries other = scene.server();
    for (int run = 0; run < 60; run++) {
      scene.fail("r" + run, "s");
    }

    await()
        .until(
            () -> {
              server.tick();
              other.tick();
              List<LoggedDelivery> all = scene.deliveries(id);
              return all.size() == 60
                  && all.stream().allMatch(one -> one.state().equals("delivered"));
            });

    assertThat(site.busiest()).isEqualTo(1);
    assertThat(site.requests("/in")).hasSize(60);
    assertThat(
            new HashSet<>(
                site.requests("/in").stream().map(one -> one.header("webhook-id")).toList()))
        .hasSize(60);
    assertThat(scene.deliveries(id)).allMatch(one -> one.attempts() == 1);
  }

  @Test
  void what_a_server_was_lost_with_is_told_by_another_when_its_turn_is_over() {
    site.at("/in", TAKES);
    String id = scene.subscribe(site.address("/in"), ALL);
    scene.fail("r1", "s");
    DeliveryRows rows = new DeliveryRows(scene.jdbi);
    Turns turns = new Turns(scene.jdbi);
    Instant now = scene.clock.instant();
    rows.spread(now);
    Turn lost = new Turn(id, "lost", now.plus(Turns.LENGTH));
    assertThat(turns.take(lost, now)).isTrue();
    assertThat(rows.begin(lost, rows.due(id, now, 9).get(0), now, now.plusSeconds(15))).isTrue();

    scene.clock.pass(Turns.LENGTH.minusSeconds(1));
    assertThat(turns.due(scene.clock.instant())).isEmpty();
    scene.clock.pass(Duration.ofSeconds(2));
    tickUntil(id, "delivered", 2);

    assertThat(site.requests("/in")).hasSize(1);
    Delivery known = new Delivery(only(id).id(), id, new Notice("", NoticeKind.TEST, now, "{}"), 2);
    assertThat(rows.begin(lost, known, now, now)).as("whoever was lost begins no more").isFalse();
  }

  @Test
  void a_test_goes_to_one_receiver_alone() {
    site.at("/in", TAKES).at("/other", TAKES);
    String id = scene.subscribe(site.address("/in"), NoticeKind.ADDED);
    String other = scene.subscribe(site.address("/other"), ALL);

    long delivery = scene.subscriptions.test(id);
    tickUntil(id, "delivered", 1);

    assertThat(only(id).id()).isEqualTo(delivery);
    assertThat(only(id).runId()).isNull();
    assertThat(scene.deliveries(other)).isEmpty();
    assertThat(site.requests("/in").get(0).body()).contains("\"type\":\"test\"");
  }

  @Test
  void for_a_day_after_a_change_both_secrets_sign() {
    site.at("/in", TAKES);
    String id = scene.subscribe(site.address("/in"), ALL);
    SigningSecret next = scene.subscriptions.rotate(id);
    scene.fail("r1", "s");
    tickUntil(id, "delivered", 1);
    scene.clock.pass(Duration.ofDays(1));
    scene.fail("r2", "s");
    tickUntil(id, "delivered", 1);

    List<Request> both = site.requests("/in");
    assertThat(both.get(0).header("webhook-signature").split(" ")).hasSize(2);
    String alone = both.get(1).header("webhook-signature");
    assertThat(alone)
        .isEqualTo(
            next.signature(
                both.get(1).header("webhook-id"),
                scene.clock.instant().getEpochSecond(),
                both.get(1).body()));
  }

  @Test
  void there_are_only_so_many_subscriptions_and_what_is_old_is_forgotten() {
    URI address = site.address("/none");
    List<String> ids = IntStream.range(0, 5).mapToObj(i -> scene.subscribe(address, ALL)).toList();
    assertThat(
            scene.subscriptions.create(
                scene.subscriptions.find(ids.get(0)).orElseThrow().terms(), true, "one too many"))
        .isEmpty();
    scene.fail("r1", "s");
    ids.forEach(id -> tickUntil(id, "waiting", 1));

    scene.clock.pass(Duration.ofDays(31));
    scene.subscriptions.prune();

    assertThat(scene.deliveries(ids.get(0))).isEmpty();
    assertThat(scene.subscriptions.remove(ids.get(0))).isTrue();
    assertThat(scene.subscriptions.remove(ids.get(0))).isFalse();
  }

  @Test
  void who_is_disabled_gets_what_waits_when_enabled_again() {
    site.at("/in", new FailsFirst(1, new Status(500), TAKES));
    String id = scene.subscribe(site.address("/in"), ALL);
    scene.fail("r1", "s");
    tickUntil(id, "waiting", 1);
    scene.subscriptions.change(id, one -> one.with(one.terms(), false));
    scene.clock.pass(Duration.ofMinutes(5));
    assertThat(new Turns(scene.jdbi).due(scene.clock.instant())).isEmpty();

    scene.subscriptions.change(id, one -> one.with(one.terms(), true));
    tickUntil(id, "delivered", 2);
  }
}
