package io.workshopstream.run.job;

import io.workshopstream.run.lease.Lease;
import io.workshopstream.run.store.RunWrite;
import java.util.Optional;

/** What of a run waits to be stored, and who is told when it is. Safe for any number of threads. */
interface PendingEvents {

  Lease lease();

  /** What is not stored yet; empty when all is, or when the run is no longer this node's. */
  Optional<RunWrite> unstored();

  /** Notes what was stored, and shows it. */
  void stored(RunWrite written);

  /** The run belongs to somebody else by now, or cannot be stored: what waits is dropped. */
  void lose();
}
