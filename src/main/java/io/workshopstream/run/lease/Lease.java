package io.workshopstream.run.lease;

import io.workshopstream.run.event.RunId;

/**
 * The right of one node to write to a run. It ends when the node does not renew it in time, and is
 * void as soon as another node has taken the run over, which the epoch tells.
 *
 * @param epoch counts the owners that the run has had
 * @param attempt counts those that began to work on it
 */
public record Lease(RunId run, NodeId node, long epoch, int attempt) {}
