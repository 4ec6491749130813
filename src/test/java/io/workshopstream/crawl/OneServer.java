package io.workshopstream.crawl;

import io.workshopstream.crawl.page.HostTurn;
import io.workshopstream.crawl.page.HostTurns;
import io.workshopstream.crawl.page.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server that has nobody to agree with, and no database. */
public final class OneServer implements HostTurns {

  @Override
  public HostTurn take(String host, Duration delay) {
    return HostTurn.GIVEN;
  }

  @Override
  public boolean pause(Pause pause) {
    return false;
  }

  @Override
  public Optional<List<Pause>> pauses() {
    return Optional.empty();
  }

  @Override
  public boolean lift(String host) {
    return false;
  }
}
