package io.workshopstream.health;

/**
 * The pulses of the threads on which everything waits that happens each second.
 *
 * @param clockwork of the threads that tick
 * @param node of the threads that may wait; nobody asks for its beats while the clockwork stands
 */
public record Pulses(Pulse clockwork, Pulse node) {

  /** Asks for the next beats. To be called each second, by the clockwork. */
  public void tick() {
    clockwork.tick();
    node.tick();
  }
}
