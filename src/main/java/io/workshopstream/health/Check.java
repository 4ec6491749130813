package io.workshopstream.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/**
 * A check that is down as long as something is wrong, and says what.
 *
 * @param problem what is wrong, as a sentence without its full stop; empty for nothing
 * @param figures what is shown whether it is up or down, by name
 */
record Check(
    String name, Supplier<Optional<String>> problem, Supplier<? extends Map<String, Long>> figures)
    implements HealthCheck {

  Check(String name, Supplier<Optional<String>> problem) {
    this(name, problem, Map::of);
  }

  @Override
  public HealthCheckResponse call() {
    Optional<String> wrong = problem.get();
    Map<String, Object> data = new LinkedHashMap<>();
    wrong.ifPresent(sentence -> data.put("problem", sentence));
    data.putAll(figures.get());
    return new HealthCheckResponse(
        name,
        wrong.isPresent() ? Status.DOWN : Status.UP,
        data.isEmpty() ? Optional.empty() : Optional.of(data));
  }
}
