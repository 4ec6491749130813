package io.workshopstream.run.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands right now.
 *
 * @param state the word of its {@link RunState}
 * @param last the number of its newest event
 * @param lastActivity when it was last heard of
 * @param stalled whether it has been silent for longer than usual
 * @param position its place in the queue, from 1; null when it does not wait
 * @param itemsPerMinute how fast it goes; null when nothing is done yet
 * @param etaSeconds how long it may take from now on; null when nobody can tell
 * @param etaFrom {@code this_run} or {@code earlier_runs}; null without an estimate
 */
public record RunStatus(
    String state,
    long last,
    Instant lastActivity,
    boolean stalled,
    @Nullable Integer position,
    @Nullable Double itemsPerMinute,
    @Nullable Long etaSeconds,
    @Nullable String etaFrom) {}
