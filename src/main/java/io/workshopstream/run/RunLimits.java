package io.workshopstream.run;

import java.time.Duration;

/**
 * How much runs may take.
 *
 * @param parallel the most runs at work at once
 * @param queueCapacity the most runs that wait
 * @param timeout the longest that one run may work
 * @param stallTimeout after how long a silence a working run counts as stalled
 * @param lease how long a run stays this node's that is not heard of
 * @param events the most events of one run kept in memory
 * @param bytes the most bytes of events of one run kept in memory
 * @param memoryBytes the most bytes of events of all runs kept in memory
 * @param retentionCount the most runs kept in the database
 * @param retentionTime how long a run is kept in the database
 */
public record RunLimits(
    int parallel,
    int queueCapacity,
    Duration timeout,
    Duration stallTimeout,
    Duration lease,
    int events,
    long bytes,
    long memoryBytes,
    int retentionCount,
    Duration retentionTime) {}
