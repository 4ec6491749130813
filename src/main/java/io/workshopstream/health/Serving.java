package io.workshopstream.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether the application serves: once all is in place, until the server begins to stop. */
@ApplicationScoped
public class Serving {

  private static final String NOT_YET = "the server has not begun to serve yet";

  private enum Phase {
    STARTING,
    SERVING,
    STOPPING
  }

  private volatile Phase phase = Phase.STARTING;

  /** Notes that all is in place. */
  public void begin() {
    phase = Phase.SERVING;
  }

  /** Notes that the server begins to stop. */
  public void end() {
    phase = Phase.STOPPING;
  }

  /** Why nobody is served, as a sentence without its full stop; empty while all are. */
  Optional<String> problem() {
    return switch (phase) {
      case STARTING -> Optional.of(NOT_YET);
      case SERVING -> Optional.empty();
      case STOPPING -> Optional.of("the server stops and takes nobody new");
    };
  }

  /** Why nobody has ever been served; empty from then on, also when the server stops. */
  Optional<String> notBegun() {
    return phase == Phase.STARTING ? Optional.of(NOT_YET) : Optional.empty();
  }
}
