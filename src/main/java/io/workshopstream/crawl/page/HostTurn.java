package io.workshopstream.crawl.page;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether a host may be asked now.
 *
 * @param remaining zero when it may; else how long it is until it makes sense to ask again
 * @param pause that the host has asked for, if that is the reason
 */
public record HostTurn(Duration remaining, Optional<Pause> pause) {

  public static final HostTurn GIVEN = new HostTurn(Duration.ZERO, Optional.empty());

  /** A turn that another server has, for so long. */
  public static HostTurn after(Duration wait) {
    return new HostTurn(wait, Optional.empty());
  }

  /** Whether the turn is the caller's. */
  public boolean isGiven() {
    return remaining.isZero();
  }
}
