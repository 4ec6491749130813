package io.workshopstream.health;

import io.workshopstream.database.DatabaseProbe;
import io.workshopstream.database.DiskSpace;
import io.workshopstream.run.RunNode;
import io.workshopstream.run.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Gives the checks to MicroProfile Health. Where the server has no classes of it, CDI leaves this
 * one out, and {@link HealthFilter} answers instead.
 *
 * <p>Checks are made when they are first asked: the server looks them up before the start has
 * looked at the settings, and what they ask must not be built by then.
 */
@ApplicationScoped
public class MicroProfileHealth {

  @Produces
  @ApplicationScoped
  @Startup
  HealthCheck started(Serving serving) {
    return of(HealthChecks.started(serving));
  }

  @Produces
  @ApplicationScoped
  @Liveness
  HealthCheck clockwork(Pulses pulses) {
    return of(HealthChecks.clockwork(pulses));
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck serving(Serving serving) {
    return of(HealthChecks.serving(serving));
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck database(DatabaseProbe database) {
    return of(HealthChecks.database(database));
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck tail(RunNode node) {
    return of(HealthChecks.tail(node));
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck journal(Runs runs) {
    return of(HealthChecks.journal(runs));
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck executor(Pulses pulses) {
    return of(HealthChecks.executor(pulses));
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck disk(DiskSpace disk) {
    return of(HealthChecks.disk(disk));
  }

  private static HealthCheck of(Check check) {
    return () -> {
      Check.Answer answer = check.answer();
      return new HealthCheckResponse(
          answer.name(),
          answer.isUp() ? Status.UP : Status.DOWN,
          answer.data().isEmpty() ? Optional.empty() : Optional.of(answer.data()));
    };
  }
}
