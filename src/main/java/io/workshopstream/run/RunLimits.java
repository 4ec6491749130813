package io.workshopstream.run;

import java.time.Duration;

/**
 * How much runs may take.
 *
 * @param parallel the most runs at work at once
 * @param queued the most runs that wait
 * @param processing the longest that one run may work
 * @param patience after how long a silence a working run counts as stalled
 * @param events the most events of one run kept in memory
 * @param bytes the most bytes of events of one run kept in memory
 * @param registry the most bytes of events of all runs kept in memory
 * @param kept the most runs kept in the database
 * @param keptFor how long a run is kept in the database
 */
public record RunLimits(
    int parallel,
    int queued,
    Duration processing,
    Duration patience,
    int events,
    long bytes,
    long registry,
    int kept,
    Duration keptFor) {}
