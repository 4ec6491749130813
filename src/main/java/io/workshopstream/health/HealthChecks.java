package io.workshopstream.health;

import io.workshopstream.database.DatabaseProbe;
import io.workshopstream.database.DiskSpace;
import io.workshopstream.run.RunNode;
import io.workshopstream.run.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * All checks of this server. Each says what others have found out before, so that it answers at
 * once, however the database and the disk are.
 *
 * <p>They are made when they are first asked: the server looks them up before the start has looked
 * at the settings, and what they ask must not be built by then.
 */
@ApplicationScoped
public class HealthChecks {

  /** A clockwork that has stood for so long does not go on by itself. */
  private static final Duration STANDS = Duration.ofMinutes(1);

  /** Threads that have done nothing for so long are all held by something. */
  private static final Duration STUCK = Duration.ofSeconds(30);

  /** Events that have waited for so long are seen too late to be worth watching. */
  private static final Duration LATE = Duration.ofSeconds(10);

  @Produces
  @ApplicationScoped
  @Startup
  HealthCheck started(Serving serving) {
    return new Check("started", serving::notBegun);
  }

  @Produces
  @ApplicationScoped
  @Liveness
  HealthCheck clockwork(Pulses pulses) {
    return new Check("clockwork", () -> standing(pulses, STANDS));
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck serving(Serving serving) {
    return new Check("serving", serving::problem);
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck database(DatabaseProbe database) {
    return new Check("database", database::problem);
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck tail(RunNode node) {
    return new Check("tail", node::problem);
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck journal(Runs runs) {
    return journal(runs::unstoredFor);
  }

  static HealthCheck journal(Supplier<Duration> lag) {
    return new Check(
        "journal",
        () -> over(LATE, lag.get(), "the oldest event has waited to be stored"),
        () -> Map.of("lag_seconds", lag.get().toSeconds()));
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck executor(Pulses pulses) {
    return new Check(
        "executor",
        () -> standing(pulses, STUCK).or(() -> stuck(pulses)),
        () ->
            Map.of(
                "clockwork_age_seconds", pulses.clockwork().age().toSeconds(),
                "node_age_seconds", pulses.node().age().toSeconds()));
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck disk(DiskSpace disk) {
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
