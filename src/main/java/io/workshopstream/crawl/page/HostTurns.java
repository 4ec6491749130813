package io.workshopstream.crawl.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What hosts are owed by all servers together, beyond what the crawls of one process owe them.
 * Asked by the threads of crawls, so a method blocks for a short and bounded time. Only {@link
 * #lift} throws.
 */
public interface HostTurns {

  /**
   * Takes the next turn at a host; given also when nobody can tell whether another server has it.
   *
   * @param delay from this turn to the next one of any server
   */
  HostTurn take(String host, Duration delay);

  /**
   * Has all servers leave the host of a pause alone; a pause that is longer stays.
   *
   * @return false when the others cannot be told
   */
  boolean pause(Pause pause);

  /** The pauses that all servers keep; empty when they cannot be read. */
  Optional<List<Pause>> pauses();

  /**
   * Ends the pause of a host for all servers; false when it has none.
   *
   * @throws RuntimeException when the others cannot be told; then nothing has changed
   */
  boolean lift(String host);
}
