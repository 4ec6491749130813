package io.workshopstream.run;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunRecorder;
import io.workshopstream.run.job.RunSentences;
import io.workshopstream.run.lease.Leases;
import io.workshopstream.run.lease.RunQueue;
import io.workshopstream.run.store.RunRepository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the runs that were asked for here, and wait for their turn wherever that comes, at which
 * place they do. Nobody owns such a run: what is written to it only comes about while nobody does.
 */
final class WaitingRuns {

  private static final int MOST = 1000;

  private final RunRepository repository;
  private final RunRecorder recorder;
  private final Leases leases;
  private final Map<Run, Integer> positions = new ConcurrentHashMap<>();

  WaitingRuns(RunRepository repository, RunRecorder recorder, Leases leases) {
    this.repository = repository;
    this.recorder = recorder;
    this.leases = leases;
  }

  void add(Run run) {
    positions.put(run, 0);
  }

  /**
   * Tells those that still wait where they do, when that is news. Asks the database. One at a time,
   * so that who comes back from here finds each of them as it was told.
   */
  synchronized void tell() {
    positions.keySet().removeIf(run -> run.isOwned() || run.state() != RunState.QUEUED);
    if (positions.isEmpty()) {
      return;
    }
    RunQueue queue = RunQueue.read(leases);
    List<RunHeader> unfinished = new ArrayList<>(repository.unfinished(MOST));
    Collections.reverse(unfinished); // the newest came first
    positions.replaceAll((run, told) -> tell(run, told, queue, unfinished));
  }

  private int tell(Run run, int told, RunQueue queue, List<RunHeader> unfinished) {
    int position = queue.position(run.id());
    if (position == 0 || position == told) {
      return told;
    }
    List<RunHeader> before = RunQueue.before(run.header(), unfinished);
    String why = RunSentences.waits(position, before.stream().map(RunHeader::key).toList());
    append(run, position, why);
    return position;
  }

  private void append(Run run, int position, String why) {
    RunHeader header = run.header();
    long first = header.last() + 1;
    List<RunEvent> events =
        List.of(
            new RunEvent.StateChanged(run.id(), RunState.QUEUED, position, why),
            new RunEvent.Logged(Level.INFO, why, null));
    List<RecordedEvent> recorded = recorder.encode(run.id(), first, events);
    RunHeader after = header.at(first + events.size() - 1);
    if (repository.appendWaiting(after, header.last(), recorded)) {
      run.adopt(after, recorded);
      run.waitsAt(position);
      recorder.tell(after, events, recorded);
    }
  }
}
