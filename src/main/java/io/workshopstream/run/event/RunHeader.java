package io.workshopstream.run.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run besides its events.
 *
 * @param startedAt null while it waits
 * @param endedAt null until its work has ended
 * @param error why it failed, in an admin's words; null when it did not
 * @param last the number of its newest event
 */
public record RunHeader(
    RunId id,
    RunKey key,
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

  /** The newest of its times. */
  public Instant latest() {
    Instant begun = startedAt == null ? requestedAt : startedAt;
    return endedAt == null ? begun : endedAt;
  }

  /** A run that was just asked for. */
  public static RunHeader requested(RunId id, RunKey key, Instant now) {
    return new RunHeader(id, key, RunState.QUEUED, now, null, null, null, 0);
  }

  /** The same run in its next state. */
  public RunHeader in(RunState next, Instant now, @Nullable String why) {
    Instant started = next == RunState.RUNNING ? now : startedAt;
    Instant ended = next.isOver() ? now : null;
    return new RunHeader(id, key, next, requestedAt, started, ended, why, last);
  }

  /** The same run with its newest event. */
  public RunHeader at(long newest) {
    return new RunHeader(id, key, state, requestedAt, startedAt, endedAt, error, newest);
  }
}
