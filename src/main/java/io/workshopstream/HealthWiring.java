package io.workshopstream;

import io.workshopstream.config.Settings;
import io.workshopstream.database.DiskSpace;
import io.workshopstream.health.Pulse;
import io.workshopstream.health.Pulses;
import io.workshopstream.metric.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Puts together what is looked at to know how this server is. */
@ApplicationScoped
public class HealthWiring {

  @Produces
  @Singleton
  Pulses pulses(
      @Named("clockwork") ScheduledExecutorService timer, @Named("node") Executor nodeThreads) {
    return new Pulses(new Pulse(timer), new Pulse(nodeThreads));
  }

  @Produces
  @Singleton
  DiskSpace diskSpace(Metrics metrics) {
    return DiskSpace.ofDatabase(Settings.ofServer().diskFreeBytes(), metrics);
  }
}
