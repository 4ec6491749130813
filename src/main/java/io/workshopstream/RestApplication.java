package io.workshopstream;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/**
 * The plain and the streaming routes live below {@code /api}; every annotated class is one of them.
 */
@ApplicationPath("api")
public class RestApplication extends Application {

  /**
   * Names {@link JsonProvider} as the JSON feature, which keeps the server's own out: JSON-B, MOXy,
   * and a Jackson of its own that cannot see our mapper. Which of them answers would otherwise
   * differ from one start to the next. The list of all routes that the server would make of itself
   * (WADL) names its version and is nobody's business.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.jsonFeature",
        JsonProvider.class.getSimpleName(),
        "jersey.config.server.wadl.disableWadl",
        true);
  }
}
