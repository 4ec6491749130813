package io.workshopstream.notice;

import io.workshopstream.notice.event.Notice;
import io.workshopstream.notice.event.NoticeData;
import io.workshopstream.notice.event.NoticeKind;
import io.workshopstream.notice.event.PlanFacts;
import io.workshopstream.notice.subscription.UtcTime;
import io.workshopstream.run.database.RunEndings;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunState;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/**
 * Where what happened is written down, in the transaction in which it happened: what a plan did
 * together with the plan, that a run failed together with its end. Nothing of it is told before the
 * run has ended, and each kind once for a run and a studio. Dry runs are not told of.
 */
public final class Outbox implements RunEndings {

  private static final Set<RunState> BAD =
      EnumSet.of(RunState.FAILED, RunState.TIMED_OUT, RunState.INTERRUPTED);
  private static final String INSERT =
      "insert into notice_event (id, type, run_id, studio_id, at, state, data)"
          + " values (:id, :type, :run, :studio, :at, :state, :data)";
  private static final String FIND =
      "select data, state from notice_event"
          + " where run_id = :run and type = :type and studio_id = :studio";

  /** What a plan looked like that was then made anew, because its server was lost. */
  private static final String WITHDRAW =
      "delete from notice_event where run_id = :run and state = 'open'" + " and type in (<types>)";

  private final NoticeData data;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * @param server the address under which people reach this server, for links
   */
  public Outbox(URI server, RandomGenerator random, Clock clock) {
    this.data = new NoticeData(server);
    this.random = random;
    this.clock = clock;
  }

  NoticeData data() {
    return data;
  }

  /**
   * What there is to tell of a plan that was just made for a run, for the transaction in which it
   * is carried out, or held back. What an earlier attempt of the same run said of its plan is
   * withdrawn, except for workshops that it stored.
   */
  public Consumer<Handle> planned(RunId run, PlanFacts plan) {
    return handle -> {
      withdraw(handle, run, NoticeKind.PLAN_HELD, NoticeKind.NONE_FOUND, NoticeKind.DROPPED);
      if (plan.heldBecause() != null) {
        put(handle, run, plan.studio(), NoticeKind.PLAN_HELD, data.counts(run, plan));
      } else {
        added(run, plan).accept(handle);
      }
      if (!plan.found()) {
        put(handle, run, plan.studio(), NoticeKind.NONE_FOUND, data.counts(run, plan));
      }
      if (plan.isSharpDrop()) {
        put(handle, run, plan.studio(), NoticeKind.DROPPED, data.counts(run, plan));
      }
    };
  }

  /**
   * What there is to tell of workshops that are stored now, for the transaction in which they are;
   * those of several pages of one run are told of together.
   */
  public Consumer<Handle> added(RunId run, PlanFacts plan) {
    return handle -> {
      if (!plan.added().isEmpty()) {
        put(handle, run, plan.studio(), NoticeKind.ADDED, data.added(run, plan));
      }
    };
  }

  @Override
  public void ended(Handle transaction, List<RunHeader> ended) {
    for (RunHeader run : ended) {
      if (run.state() != RunState.NEEDS_APPROVAL) {
        withdraw(transaction, run.id(), NoticeKind.PLAN_HELD);
      }
      if (BAD.contains(run.state()) && !run.key().dryRun()) {
        String studio = run.key().isParent() ? "" : run.key().subjects().iterator().next();
        put(transaction, run.id(), studio, NoticeKind.RUN_FAILED, data.failed(run));
      }
    }
    List<String> runs = ended.stream().map(run -> run.id().value()).toList();
    transaction
        .createUpdate(
            "update notice_event set state = 'ready' where state = 'open' and run_id in (<runs>)")
        .bindList("runs", runs)
        .execute();
  }

  private static void withdraw(Handle handle, RunId run, NoticeKind... kinds) {
    handle
        .createUpdate(WITHDRAW)
        .bind("run", run.value())
        .bindList("types", List.of(kinds).stream().map(NoticeKind::word).toList())
        .execute();
  }

  /** The run's owner alone writes of it, so that nobody comes between the look and the write. */
  private void put(Handle handle, RunId run, String studio, NoticeKind kind, String fields) {
    Optional<Known> known =
        handle
            .createQuery(FIND)
            .bind("run", run.value())
            .bind("type", kind.word())
            .bind("studio", studio)
            .map(
                row ->
                    new Known(
                        row.getColumn("data", String.class), row.getColumn("state", String.class)))
            .findOne();
    if (known.isEmpty()) {
      insert(
          handle, new Notice(nextId(), kind, clock.instant(), fields), run.value(), studio, "open");
    } else if (kind == NoticeKind.ADDED && known.get().state().equals("open")) {
      add(handle, run, studio, known.get(), fields);
    }
  }

  private record Known(String data, String state) {}

  private void add(Handle handle, RunId run, String studio, Known known, String fields) {
    Instant now = clock.instant();
    Notice one = new Notice("", NoticeKind.ADDED, now, known.data());
    Notice other = new Notice("", NoticeKind.ADDED, now, fields);
    handle
        .createUpdate(
            "update notice_event set data = :data, at = :at"
                + " where run_id = :run and type = :type and studio_id = :studio")
        .bind("data", NoticeData.sum(one.fields(), other.fields()))
        .bind("at", UtcTime.of(now))
        .bind("run", run.value())
        .bind("type", NoticeKind.ADDED.word())
        .bind("studio", studio)
        .execute();
  }

  /** Writes a notice for one receiver alone; it is never spread to others. */
  Notice test(Handle handle, String subscription) {
    Notice test = new Notice(nextId(), NoticeKind.TEST, clock.instant(), data.test(subscription));
    insert(handle, test, test.id(), "", "spread");
    return test;
  }

  private static void insert(
      Handle handle, Notice notice, String run, String studio, String state) {
    handle
        .createUpdate(INSERT)
        .bind("id", notice.id())
        .bind("type", notice.kind().word())
        .bind("run", run)
        .bind("studio", studio)
        .bind("at", UtcTime.of(notice.at()))
        .bind("state", state)
        .bind("data", notice.data())
        .execute();
  }

  private String nextId() {
    byte[] octets = new byte[16];
    random.nextBytes(octets);
    return "msg_" + HexFormat.of().formatHex(octets);
  }
}
