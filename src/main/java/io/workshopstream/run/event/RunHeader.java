package io.workshopstream.run.event;

import io.workshopstream.trace.WorkField;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run besides its events.
 *
 * @param parent the run that this one does a part of; null for one that was asked for by itself
 * @param startedAt null while it waits
 * @param endedAt null until its work has ended
 * @param error why it failed, in an admin's words; null when it did not
 * @param last the number of its newest event
 */
public record RunHeader(
    RunId id,
    RunKey key,
    @Nullable RunId parent,
    RunState state,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String error,
    long last) {

  /** How long the work took; empty until it has ended. */
  public Optional<Duration> duration() {
    return startedAt == null || endedAt == null
        ? Optional.empty()
        : Optional.of(Duration.between(startedAt, endedAt));
  }

  /** What to say of the work on it; not the studios of a parent, which may be thousands. */
  public Map<WorkField, String> workFields() {
    return key.isParent()
        ? Map.of(WorkField.RUN, id.value())
        : Map.of(WorkField.RUN, id.value(), WorkField.STUDIO, key.subjects().iterator().next());
  }

  /** The newest of its times. */
  public Instant latest() {
    Instant begun = startedAt == null ? requestedAt : startedAt;
    return endedAt == null ? begun : endedAt;
  }

  /**
   * A run that was just asked for.
   *
   * @param parent by which other run; null for none
   */
  public static RunHeader requested(RunId id, RunKey key, @Nullable RunId parent, Instant now) {
    return new RunHeader(id, key, parent, RunState.QUEUED, now, null, null, null, 0);
  }

  /** The same run in its next state. */
  public RunHeader in(RunState next, Instant now, @Nullable String why) {
    Instant started = next == RunState.RUNNING ? now : startedAt;
    Instant ended = next.isOver() ? now : null;
    return new RunHeader(id, key, parent, next, requestedAt, started, ended, why, last);
  }

  /** The same run with its newest event. */
  public RunHeader at(long newest) {
    return new RunHeader(id, key, parent, state, requestedAt, startedAt, endedAt, error, newest);
  }
}
