package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.access.route.RouteRights;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RoutesTest {

  private static final Routes ROUTES = Routes.ofApplication();

  @Test
  void the_routes_of_the_application_are_found_by_its_annotations_and_files() {
    assertThat(ROUTES.paths())
        .contains(
            "/api/studios",
            "/api/runs/{id}/log",
            "/api/streaming/process-studio",
            "/api/workshops_by_studio/{studio_id}",
            "/api/extraction/preview",
            "/ws/runs/{id}",
            "/test_streaming_client.html",
            "/health",
            "/metrics")
        .noneMatch(path -> path.contains("synthetic"));
    assertThat(ROUTES.parameters()).contains("studio_id", "limit", "level", "last_event_id");
  }

  @Test
  void every_route_has_a_row_in_the_table_of_rights_and_every_row_a_route() {
    Set<String> routes = new TreeSet<>(ROUTES.requests());
    routes.addAll(
        List.of(
            "GET /client/{file}",
            "GET /elements/{file}",
            "GET /npm/{file}",
            "GET /portal/**",
            "GET /api-docs",
            "GET /api-docs/{file}")); // files
    assertThat(new TreeSet<>(RouteRights.routes())).isEqualTo(routes);
    assertThat(RouteRights.routes()).doesNotHaveDuplicates();
  }

  @Test
  void a_client_without_a_wish_gets_the_same_type_on_each_server() {
    assertThat(ROUTES.usualTypes())
        .containsKeys("GET /api/audit", "GET /api/workshops/{id}", "GET /api/runs/{id}/log")
        .allSatisfy((route, types) -> assertThat(types).as(route).hasSize(1));
  }
}
