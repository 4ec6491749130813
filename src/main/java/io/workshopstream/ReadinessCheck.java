package io.workshopstream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether new clients shall come here. */
@ApplicationScoped
@Readiness
public class ReadinessCheck implements HealthCheck {

  @Inject private Serving serving;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("serving").status(serving.now()).build();
  }
}
