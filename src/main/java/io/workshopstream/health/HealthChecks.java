package io.workshopstream.health;

import io.workshopstream.database.DatabaseProbe;
import io.workshopstream.database.DiskSpace;
import io.workshopstream.run.RunNode;
import io.workshopstream.run.Runs;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All checks of this server. Each says what others have found out before, so that it answers at
 * once, however the database and the disk are.
 */
final class HealthChecks {

  /** A clockwork that has stood for so long does not go on by itself. */
  private static final Duration STANDS = Duration.ofMinutes(1);

  /** Threads that have done nothing for so long are all held by something. */
  private static final Duration STUCK = Duration.ofSeconds(30);

  /** Events that have waited for so long are seen too late to be worth watching. */
  private static final Duration LATE = Duration.ofSeconds(10);

  private HealthChecks() {}

  static Check started(Serving serving) {
    return new Check("started", serving::notBegun);
  }

  static Check clockwork(Pulses pulses) {
    return new Check("clockwork", () -> standing(pulses, STANDS));
  }

  static Check serving(Serving serving) {
    return new Check("serving", serving::problem);
  }

  static Check database(DatabaseProbe database) {
    return new Check("database", database::problem);
  }

  static Check tail(RunNode node) {
    return new Check("tail", node::problem);
  }

  static Check journal(Runs runs) {
    return journal(runs::unstoredFor);
  }

  static Check journal(Supplier<Duration> lag) {
    return new Check(
        "journal",
        () -> over(LATE, lag.get(), "the oldest event has waited to be stored"),
        () -> Map.of("lag_seconds", lag.get().toSeconds()));
  }

  static Check executor(Pulses pulses) {
    return new Check(
        "executor",
        () -> standing(pulses, STUCK).or(() -> stuck(pulses)),
        () ->
            Map.of(
                "clockwork_age_seconds", pulses.clockwork().age().toSeconds(),
                "node_age_seconds", pulses.node().age().toSeconds()));
  }

  static Check disk(DiskSpace disk) {
    return new Check("disk", disk::problem, () -> figures(disk));
  }

  private static Map<String, Long> figures(DiskSpace disk) {
    return disk.free().isPresent() ? Map.of("free_bytes", disk.free().getAsLong()) : Map.of();
  }

  private static Optional<String> standing(Pulses pulses, Duration most) {
    return over(most, pulses.clockwork().age(), "the clockwork has not ticked");
  }

  private static Optional<String> stuck(Pulses pulses) {
    return over(STUCK, pulses.node().age(), "the threads that may wait have finished nothing");
  }

  private static Optional<String> over(Duration most, Duration age, String what) {
    return age.compareTo(most) > 0
        ? Optional.of(what + " for " + age.toSeconds() + " seconds")
        : Optional.empty();
  }
}
