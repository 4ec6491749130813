package io.workshopstream.run.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.workshopstream.metric.Metrics;
import io.workshopstream.run.Scene;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.store.RunRepository;
import io.workshopstream.run.store.RunWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Who owns a run, and what the one can still do who did. */
class LeasesTest {

  private static final Duration LENGTH = Duration.ofMinutes(10);

  private final DataSource database = Scene.emptyDatabase();
  private final RunRepository repository = new RunRepository(database, LENGTH);
  private final Leases one =
      new Leases(database, new NodeId("one"), LENGTH, new NodeHealth(LENGTH, Metrics.NONE));
  private final Leases other =
      new Leases(database, new NodeId("other"), LENGTH, new NodeHealth(LENGTH, Metrics.NONE));

  private RunHeader waiting(String id, String subject) {
    RunKey key = new RunKey("refresh", Set.of(subject), false);
    RunHeader header = RunHeader.requested(new RunId(id), key, null, Instant.EPOCH);
    assertThat(repository.starts().insert(header, null, null)).isTrue();
    return header;
  }

  private Lease claimed(Leases node) {
    return node.claim(node.candidates().get(0)).orElseThrow();
  }

  private static RunWrite write(Lease lease, RunHeader header, long before, RunState state) {
    RecordedEvent event =
        new RecordedEvent(
            header.id(),
            before + 1,
            Instant.EPOCH,
            RunEventType.LOGS,
            null,
            null,
            lease.node().value(),
            new byte[1]);
    RunHeader after =
        new RunHeader(
            header.id(), header.key(), null, state, Instant.EPOCH, null, null, null, before + 1);
    return new RunWrite(
        lease, after, before, new RunWrite.News(List.of(event), List.of()), 0, state.isOver());
  }

  private void expire() {
    Jdbi.create(database)
        .useHandle(handle -> handle.execute("update run set lease_until = current_timestamp"));
  }

  @Test
  void of_two_that_saw_the_same_run_wait_one_gets_it() {
    waiting("run1", "a");
    Leases.Candidate seenByBoth = one.candidates().get(0);

    assertThat(one.claim(seenByBoth)).isPresent();
    assertThat(other.claim(seenByBoth)).isEmpty();
    assertThat(other.candidates()).isEmpty();
  }

  @Test
  void who_asks_for_a_stop_while_an_end_is_stored_waits_and_neither_is_a_deadlocks_victim() {
    waiting("run1", "a");
    CompletableFuture<Boolean> stop =
        Jdbi.create(database)
            .inTransaction(
                end -> {
                  end.execute("update run set state = 'cancelled' where id = 'run1'");
                  CompletableFuture<Boolean> asked =
                      CompletableFuture.supplyAsync(
                          () -> one.requestStop(new RunId("run1"), StopReason.CANCELLED));
                  await().until(() -> waitsForALock(end));
                  end.execute("delete from run_active where run_id = 'run1'");
                  return asked;
                });

    assertThat(stop.join()).isFalse();
  }

  private static boolean waitsForALock(Handle handle) {
    return handle
        .createQuery(
            "select exists (select 1 from information_schema.sessions"
                + " where blocker_id is not null)")
        .mapTo(Boolean.class)
        .one();
  }

  @Test
  void a_subject_has_one_run_at_a_time() {
    RunHeader first = waiting("run1", "a");
    Lease lease = claimed(one);
    Jdbi.create(database).useHandle(handle -> handle.execute("delete from run_active"));
    waiting("run2", "a");

    assertThat(other.claim(other.candidates().get(0))).isEmpty();

    assertThat(repository.append(List.of(write(lease, first, 0, RunState.FAILED)))).isTrue();
    assertThat(other.claim(other.candidates().get(0))).isPresent();
  }

  @Test
  void a_parent_gives_its_children_the_subjects_that_it_took_under_an_older_version() {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "insert into run_subject (subject, run_id) values ('a', 'run1'), ('b', 'run1')"));
    RunKey both = new RunKey("refresh", Set.of("a", "b"), false);
    RunHeader parent = RunHeader.requested(new RunId("run1"), both, null, Instant.EPOCH);
    assertThat(repository.starts().insert(parent, null, null)).isTrue();
    claimed(one);

    waiting("run2", "a");

    assertThat(other.claim(other.candidates().get(0))).isPresent();
  }

  @Test
  void who_was_taken_over_can_write_nothing_more_neither_events_nor_anything_else() {
    RunHeader header = waiting("run1", "a");
    Lease old = claimed(one);
    assertThat(repository.append(List.of(write(old, header, 0, RunState.RUNNING)))).isTrue();
    expire();
    Lease taken = claimed(other);

    assertThat(repository.append(List.of(write(old, header, 1, RunState.RUNNING)))).isFalse();
    assertThatThrownBy(() -> one.prove(old, handle -> handle.execute("delete from run_active")))
        .isInstanceOf(LeaseLostException.class);
    assertThat(repository.starts().active(header.key())).contains(header.id());
    assertThat(one.renew(List.of(old))).isEmpty();
    assertThat(repository.append(List.of(write(taken, header, 1, RunState.RUNNING)))).isTrue();
    assertThat(repository.events(header.id(), 0, 10))
        .extracting(RecordedEvent::text)
        .containsExactly("one", "other");
  }

  @Test
  void of_several_runs_in_one_batch_none_is_written_when_one_is_somebody_elses() {
    RunHeader mine = waiting("run1", "a");
    Lease good = claimed(one);
    RunHeader lost = waiting("run2", "b");
    Lease bad = new Lease(lost.id(), new NodeId("one"), 7, 1);

    assertThat(
            repository.append(
                List.of(
                    write(good, mine, 0, RunState.RUNNING), write(bad, lost, 0, RunState.RUNNING))))
        .isFalse();

    assertThat(repository.events(mine.id(), 0, 10)).isEmpty();
    assertThat(repository.find(mine.id()).orElseThrow().last()).isZero();
  }

  @Test
  void a_number_is_written_once_though_its_writer_does_not_know_that_it_was() {
    RunHeader header = waiting("run1", "a");
    Lease lease = claimed(one);
    assertThat(repository.append(List.of(write(lease, header, 0, RunState.RUNNING)))).isTrue();

    assertThat(repository.append(List.of(write(lease, header, 0, RunState.RUNNING)))).isFalse();

    RunRepository.Standing standing = repository.standing(header.id()).orElseThrow();
    assertThat(standing.epoch()).isEqualTo(lease.epoch());
    assertThat(standing.header().last()).isEqualTo(1);
  }

  @Test
  void who_is_told_to_stop_hears_of_it_when_it_renews_and_is_joined_no_more() {
    RunHeader header = waiting("run1", "a");
    Lease lease = claimed(one);

    assertThat(other.requestStop(header.id(), StopReason.CANCELLED)).isTrue();
    assertThat(other.requestStop(header.id(), StopReason.ABANDONED)).isFalse();

    assertThat(one.renew(List.of(lease)).get(header.id()))
        .isEqualTo(new Leases.Renewed(lease.epoch(), StopReason.CANCELLED));
    assertThat(repository.starts().active(header.key())).isEmpty();
  }

  @Test
  void a_run_that_went_on_since_it_was_read_is_not_claimed_to_be_ended() {
    RunHeader header = waiting("run1", "a");
    Lease lease = claimed(one);
    assertThat(repository.append(List.of(write(lease, header, 0, RunState.NEEDS_APPROVAL))))
        .isTrue();
    RunHeader held = repository.find(header.id()).orElseThrow();
    assertThat(other.claimToEnd(header)).isEmpty();

    assertThat(other.claimToEnd(held)).isPresent();
    assertThat(one.claimToEnd(held)).as("a decision is one caller's").isEmpty();
  }

  @Test
  void a_run_that_is_over_is_claimed_by_nobody_to_be_ended_again() {
    RunHeader header = waiting("run1", "a");
    Lease lease = claimed(one);
    assertThat(repository.append(List.of(write(lease, header, 0, RunState.CANCELLED)))).isTrue();

    assertThat(other.claimToEnd(repository.find(header.id()).orElseThrow())).isEmpty();
  }
}
