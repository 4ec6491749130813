package io.workshopstream.run.job;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunHeader;
import java.util.List;

/** What of a run waits to be stored, and who is told when it is. Safe for any number of threads. */
interface PendingEvents {

  /**
   * What is not stored yet, and the state that it leads to.
   *
   * @param edition which end the run had then: an end that cannot be stored is taken back
   * @param doubtful whether an end that was taken back may have been written all the same
   */
  record Unstored(RunHeader header, List<RecordedEvent> events, long edition, boolean doubtful) {}

  Unstored unstored();

  /** Notes what was stored, and shows it: the state first, so that who sees the event sees it. */
  void stored(Unstored part);

  /** Shows what is not stored yet, as far as that may be shown. */
  void showUnstored();

  /** Nothing could be stored for too long: has the work stop, unless it is over. */
  void giveUp();
}
