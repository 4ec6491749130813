package io.workshopstream.access.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.access.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteRightsTest {

  private static @Nullable Role needed(String method, String path) {
    return RouteRights.needed(method, path, path).orElse(null);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/runs, VIEWER",
    "HEAD, /api/runs, VIEWER",
    "GET, /api/runs/, VIEWER",
    "POST, /api/runs, OPERATOR",
    "GET, /api/runs/abc, VIEWER",
    "DELETE, /api/runs/abc, OPERATOR",
    "GET, /api/runs/abc/events, VIEWER",
    "GET, /api/streaming/refresh-workshops, OPERATOR",
    "POST, /api/extraction/preview, OPERATOR",
    "GET, /ws/runs/abc, VIEWER",
    "GET, /api/admin/api/artists, VIEWER",
    "GET, /admin/api/artists, VIEWER",
    "PUT, /admin/api/workshops/abc/assign_song, ADMIN",
    "PUT, /api/admin/api/workshops/abc/assign_song, ADMIN",
    "PUT, /api/admin/workshops/abc/overrides/song, ADMIN",
    "GET, /admin/api/unheard-of, ADMIN",
    "GET, /api/tokens, ADMIN",
    "DELETE, /api/tokens/abc, ADMIN",
    "GET, /metrics, VIEWER",
    "OPTIONS, /api/runs, VIEWER",
    "OPTIONS, /api/tokens, ADMIN",
  })
  void a_route_needs_the_role_of_its_row(String method, String path, Role role) {
    assertThat(needed(method, path)).isEqualTo(role);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/health/ready",
        "/client/main.js",
        "/portal/main.js",
        "/portal/pages/run.js",
        "/sample/manifest/workshops/1",
        "/sample/"
      })
  void everybody_may_have_the_pages_and_ask_whether_it_is_there(String path) {
    assertThat(needed("GET", path)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/unheard-of",
    "PUT, /api/runs",
    "PATCH, /api/runs/abc",
    "TRACE, /",
    "POST, /index.html",
    "GET, /client/a/b",
    "GET, /client",
    "GET, /api/runs/a/b/c",
    "GET, /API/runs",
    "GET, ''",
    "GET, /error-page/x",
    "OPTIONS, *",
  })
  void what_has_no_row_needs_an_admin(String method, String path) {
    assertThat(needed(method, path)).isEqualTo(Role.ADMIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sample/..;/api/tokens",
        "/api/runs;x/y",
        "//api/runs",
        "/api/runs/%2e%2e/tokens",
        "/api/runs/a%2Fb",
        "/api/runs/a%5cb",
        "/api/runs/a%3Bb",
        "/api/runs/a%00",
        "/api/runs/%252e",
        "/sample\\..\\api"
      })
  void a_spelling_that_hides_where_it_leads_needs_an_admin(String address) {
    assertThat(RouteRights.needed("GET", address, "/sample/x")).contains(Role.ADMIN);
  }
}
