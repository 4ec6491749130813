package io.workshopstream.access.route;

import static io.workshopstream.access.identity.Role.ADMIN;
import static io.workshopstream.access.identity.Role.OPERATOR;
import static io.workshopstream.access.identity.Role.VIEWER;
import static io.workshopstream.access.rate.RateKind.CALLS;
import static io.workshopstream.access.rate.RateKind.MODEL_TOKENS;
import static io.workshopstream.access.rate.RateKind.PREVIEWS;
import static io.workshopstream.access.rate.RateKind.STARTS;
import static io.workshopstream.access.rate.RateKind.STREAMS;
import static io.workshopstream.access.route.RouteRight.everybody;
import static io.workshopstream.access.route.RouteRight.needs;

import io.workshopstream.access.identity.Role;
import io.workshopstream.access.rate.RateKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The role that each route needs, once there are tokens, and which limits it uses up. What is not
 * in this table needs an admin; a test sees to it that every route is. HEAD counts as GET.
 */
public final class RouteRights {

  /** Where a server of the old system had its admin routes. */
  private static final String OLD_PREFIX = "/admin/api/";

  private static final List<RouteRight> TABLE =
      List.of(
          // files, the sample studios' sites, and whether the server is there
          everybody("GET", "/"),
          everybody("GET", "/index.html"),
          everybody("GET", "/login.html"),
          everybody("GET", "/test_streaming_client.html"),
          everybody("GET", "/icon.svg"),
          everybody("GET", "/sse.js"),
          everybody("GET", "/embed.js"),
          everybody("GET", "/elements/{file}"),
          everybody("GET", "/npm/{file}"),
          everybody("GET", "/client/{file}"),
          everybody("GET", "/portal/**"),
          everybody("GET", "/api-docs"),
          everybody("GET", "/api-docs/{file}"),
          everybody("GET", "/robots.txt"),
          everybody("GET", "/sample/**"),
          everybody("GET", "/error-page"),
          everybody("GET", "/health"),
          everybody("GET", "/health/live"),
          everybody("GET", "/health/ready"),
          everybody("GET", "/health/started"),
          // what it measures, and what it can be asked for
          needs(VIEWER, "GET", "/metrics"),
          needs(VIEWER, "GET", "/openapi"),
          // the catalogue
          needs(VIEWER, "GET", "/api/studios"),
          needs(VIEWER, "GET", "/api/workshops"),
          needs(VIEWER, "GET", "/api/workshops/{id}"),
          needs(VIEWER, "GET", "/api/workshops.ics"),
          needs(VIEWER, "GET", "/api/workshops.feed.json"),
          needs(VIEWER, "GET", "/api/v1/workshops"),
          needs(VIEWER, "GET", "/api/workshops_by_studio/{studio_id}"),
          needs(VIEWER, "GET", "/api/workshops_by_artist/{artist_id}"),
          needs(VIEWER, "GET", "/api/artists"),
          needs(VIEWER, "GET", "/api/search/artists"),
          needs(VIEWER, "GET", "/api/search/workshops"),
          needs(VIEWER, "GET", "/api/search/users"),
          everybody("GET", "/api/health_check", CALLS),
          // the catalogue: to mend
          needs(VIEWER, "GET", "/api/admin/workshops/{id}"),
          needs(ADMIN, "PUT DELETE", "/api/admin/workshops/{id}/overrides/{field}"),
          needs(VIEWER, "GET", "/api/admin/workshops"),
          needs(ADMIN, "POST", "/api/admin/workshops"),
          needs(ADMIN, "DELETE", "/api/admin/workshops/{id}"),
          needs(VIEWER, "GET", "/api/admin/studios/{studio_id}/states"),
          needs(VIEWER, "GET", "/api/admin/studios/{studio_id}/states/{number}"),
          needs(ADMIN, "POST", "/api/admin/studios/{studio_id}/states/{number}/restore"),
          needs(VIEWER, "GET", "/api/admin/studios/{studio_id}/rules"),
          needs(ADMIN, "POST", "/api/admin/studios/{studio_id}/rules/proposals", PREVIEWS),
          needs(ADMIN, "POST", "/api/admin/studios/{studio_id}/rules/{number}/accept"),
          needs(ADMIN, "DELETE", "/api/admin/studios/{studio_id}/rules/{number}"),
          needs(VIEWER, "GET", "/api/admin/plans/{number}"),
          needs(VIEWER, "GET", "/api/admin/reviews"),
          needs(VIEWER, "GET", "/api/admin/reviews/{id}"),
          needs(ADMIN, "POST", "/api/admin/reviews/{id}/accept"),
          needs(ADMIN, "POST", "/api/admin/reviews/{id}/refuse"),
          needs(VIEWER, "GET", "/api/admin/artists"),
          needs(VIEWER, "GET", "/api/admin/artists/{artist_id}"),
          needs(ADMIN, "POST", "/api/admin/artists"),
          needs(ADMIN, "PUT DELETE", "/api/admin/artists/{artist_id}"),
          needs(ADMIN, "POST DELETE", "/api/admin/artists/{artist_id}/aliases"),
          needs(ADMIN, "POST", "/api/admin/artists/{artist_id}/merge"),
          needs(VIEWER, "GET", "/api/admin/artists/export"),
          needs(VIEWER, "GET", "/api/admin/artists/unmatched"),
          needs(ADMIN, "POST", "/api/admin/artists/import"),
          // all of it as a file
          needs(ADMIN, "GET", "/api/admin/backup"),
          needs(ADMIN, "POST", "/api/admin/restore"),
          // the studios: to edit
          needs(OPERATOR, "GET", "/api/admin/studios"),
          needs(OPERATOR, "GET", "/api/admin/studios/{studio_id}"),
          needs(ADMIN, "POST", "/api/admin/studios"),
          needs(ADMIN, "PATCH DELETE", "/api/admin/studios/{studio_id}"),
          needs(OPERATOR, "POST", "/api/admin/studios/{studio_id}/try", STARTS),
          // the same for clients of the old system, who also say /admin/api
          needs(VIEWER, "GET", "/api/admin/api/artists"),
          needs(VIEWER, "GET", "/api/admin/api/artists/{artist_id}/choreo-links"),
          needs(VIEWER, "GET", "/api/admin/api/missing_artist_sessions"),
          needs(VIEWER, "GET", "/api/admin/api/missing_song_sessions"),
          needs(VIEWER, "GET", "/api/admin/api/workshops/missing-instagram-links"),
          needs(VIEWER, "GET", "/api/admin/api/app-insights"),
          needs(ADMIN, "POST", "/api/admin/api/artist"),
          needs(ADMIN, "PUT", "/api/admin/api/workshops/{id}/assign_artist"),
          needs(ADMIN, "PUT", "/api/admin/api/workshops/{id}/assign_song"),
          needs(ADMIN, "PUT", "/api/admin/api/workshops/{id}/instagram-link"),
          needs(ADMIN, "POST", "/api/admin/api/send-test-notification"),
          needs(VIEWER, "GET", "/api/proxy-image"),
          // who is told of what
          needs(OPERATOR, "GET", "/api/admin/subscriptions"),
          needs(ADMIN, "POST", "/api/admin/subscriptions"),
          needs(OPERATOR, "GET", "/api/admin/subscriptions/{id}"),
          needs(ADMIN, "PUT DELETE", "/api/admin/subscriptions/{id}"),
          needs(ADMIN, "POST", "/api/admin/subscriptions/{id}/secret"),
          needs(ADMIN, "POST", "/api/admin/subscriptions/{id}/test"),
          needs(OPERATOR, "GET", "/api/admin/subscriptions/{id}/deliveries"),
          needs(ADMIN, "POST", "/api/admin/subscriptions/{id}/deliveries/{delivery}/retry"),
          // runs: to look at
          needs(VIEWER, "GET", "/api/runs"),
          needs(VIEWER, "GET", "/api/runs/events", STREAMS),
          needs(VIEWER, "GET", "/api/runs/{id}"),
          needs(VIEWER, "GET", "/api/runs/{id}/events", STREAMS),
          needs(VIEWER, "GET", "/api/runs/{id}/log"),
          needs(VIEWER, "GET", "/api/runs/{id}/items"),
          needs(VIEWER, "GET", "/api/runs/{id}/changes"),
          needs(VIEWER, "GET", "/api/runs/{id}/plans"),
          needs(VIEWER, "GET", "/ws/runs/{id}", STREAMS),
          needs(VIEWER, "GET", "/api/schedules"),
          needs(VIEWER, "GET", "/api/nodes"),
          needs(VIEWER, "GET", "/api/admin/pauses"),
          needs(VIEWER, "POST", "/api/tickets"),
          // runs: to start, to stop and to decide
          needs(OPERATOR, "GET POST", "/api/streaming/refresh-workshops", STARTS, STREAMS),
          needs(OPERATOR, "GET POST", "/api/streaming/process-studio", STARTS, STREAMS),
          needs(OPERATOR, "POST", "/api/runs", STARTS),
          needs(OPERATOR, "DELETE", "/api/runs/{id}"),
          needs(OPERATOR, "POST", "/api/runs/{id}/approve"),
          needs(OPERATOR, "POST", "/api/runs/{id}/discard"),
          needs(OPERATOR, "POST", "/api/runs/{id}/retry", STARTS),
          needs(OPERATOR, "POST", "/api/admin/refresh_workshops", STARTS),
          needs(OPERATOR, "POST", "/api/admin/refresh_studios", STARTS),
          needs(OPERATOR, "DELETE", "/api/admin/pauses/{host}"),
          needs(OPERATOR, "POST", "/api/extraction/preview", PREVIEWS, MODEL_TOKENS),
          // who may do what
          everybody("POST DELETE", "/api/session", CALLS),
          everybody("GET", "/api/session/login", CALLS),
          everybody("GET", "/api/session/login/callback", CALLS),
          everybody("GET", "/api/session/login/issuer", CALLS),
          needs(VIEWER, "GET", "/api/session"),
          needs(ADMIN, "GET POST", "/api/tokens"),
          needs(ADMIN, "DELETE", "/api/tokens/{id}"),
          needs(ADMIN, "GET", "/api/audit"),
          needs(ADMIN, "GET", "/api/admin/config"));

  /** Spellings after which two readers of an address may not agree where it leads. */
  private static final Pattern UNCLEAR = Pattern.compile("[;\\\\]|//|%(?:2[fFeE5]|5[cC]|3[bB]|00)");

  private RouteRights() {}

  /**
   * The role that a request needs; empty when everybody may send it.
   *
   * @param address the path as it was sent
   * @param path the same as the container reads it
   */
  public static Optional<Role> needed(String method, String address, String path) {
    if (UNCLEAR.matcher(address).find()) {
      return Optional.of(ADMIN);
    }
    Optional<RouteRight> right =
        method.equals("OPTIONS") // says what there is, and does nothing
            ? rights(path).min(Comparator.comparing(RouteRights::strength))
            : right(method, path);
    return right.isPresent() ? right.get().needed() : Optional.of(ADMIN);
  }

  /**
   * The limits that a request uses up; what is not in the table counts as a call.
   *
   * @param path as the container reads it
   */
  public static Set<RateKind> counted(String method, String path) {
    return right(method, path).map(RouteRight::counted).orElse(Set.of(CALLS));
  }

  private static Optional<RouteRight> right(String method, String path) {
    return rights(path)
        .filter(one -> one.methods().contains(asRead(method)))
        .min(Comparator.comparing(RouteRight::templates));
  }

  private static Stream<RouteRight> rights(String path) {
    String route =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    List<String> one = RouteRight.parts(route.startsWith(OLD_PREFIX) ? "/api" + route : route);
    return TABLE.stream().filter(right -> right.isOf(one));
  }

  private static int strength(RouteRight right) {
    return right.needed().map(role -> role.groups().size()).orElse(0);
  }

  private static String asRead(String method) {
    return method.equals("HEAD") ? "GET" : method;
  }

  /** Every method and path of the table, such as {@code GET /api/runs/{id}}. */
  public static List<String> routes() {
    return TABLE.stream()
        .flatMap(right -> right.methods().stream().map(method -> method + " " + right.path()))
        .toList();
  }

  /** Whether a request makes a token. */
  public static boolean makesToken(String method, String path) {
    return method.equals("POST") && path.equals("/api/tokens");
  }
}
