package io.workshopstream.lifecycle;

import io.workshopstream.database.DatabaseProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says whether new clients shall come here, and what of the database keeps them from it. */
@ApplicationScoped
@Readiness
public class ReadinessCheck implements HealthCheck {

  @Inject private Serving serving;
  @Inject private DatabaseProbe database;

  @Override
  public HealthCheckResponse call() {
    Optional<String> problem = serving.now() ? database.problem() : Optional.empty();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("serving").status(serving.now() && problem.isEmpty());
    problem.ifPresent(sentence -> answer.withData("problem", sentence));
    return answer.build();
  }
}
