package io.workshopstream.stream.watch;

import java.time.Duration;

/**
 * How many streams may be open and how long.
 *
 * @param open the most streams at once on this server
 * @param total the most streams at once on all servers together; 0 for no such limit
 * @param perAddress the most streams at once from one address
 * @param lifetime when a stream is ended, so that clients come back to a fresh connection; the run
 *     goes on
 * @param heartbeat the longest silence on a stream
 * @param writeTimeout how long a client may take nothing while something waits for it, before it is
 *     cut
 * @param retry what clients are told to wait before they come back; jittered when many come at once
 * @param pending about how many bytes wait for one client; what is beyond stays in the run's log
 */
public record StreamLimits(
    int open,
    int total,
    int perAddress,
    Duration lifetime,
    Duration heartbeat,
    Duration writeTimeout,
    Duration retry,
    int pending) {}
