package io.workshopstream.run.log;

import java.util.List;

/**
 * What a reader of an {@link EventLog} gets.
 *
 * @param events after its cursor, in order
 * @param firstKept the number of the oldest event in memory: what lies between the cursor and it is
 *     in the database
 * @param last the number of the newest event that readers see
 * @param ended whether no event comes after these
 */
public record EventSlice<E>(List<E> events, long firstKept, long last, boolean ended) {

  /** Whether the next event after a cursor is no longer in memory. */
  public boolean misses(long cursor) {
    return firstKept > cursor + 1 && cursor < last;
  }
}
