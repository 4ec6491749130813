package io.workshopstream.admin.schedule;

import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.run.RunRequest;
import io.workshopstream.studio.StudioId;

/** Gives the work that a schedule starts. */
public interface RefreshRequests {

  /**
   * Work that refreshes a studio.
   *
   * @throws RejectedRequestException when it cannot be refreshed, as for want of a key
   */
  RunRequest of(StudioId studio) throws RejectedRequestException;
}
