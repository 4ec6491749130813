package io.workshopstream.sample;

import io.workshopstream.sample.Route.Manner;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Four small studio sites, one per booking platform, with the good and the bad manners of real
 * ones. Their dates move with the calendar, so what is announced for next week always is. Safe for
 * several threads.
 */
final class SampleSites {

  /** How long the slow page takes. */
  static final Duration SLOW = Duration.ofSeconds(2);

  private final Clock clock;
  private final Map<String, Route> routes;
  private final Map<String, Integer> visits = new ConcurrentHashMap<>();

  /**
   * @param clock decides which day the pages count from, in India
   */
  SampleSites(Clock clock) {
    this.clock = clock;
    this.routes =
        SiteFiles.read("routes.txt")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Route::of)
            .collect(
                Collectors.toMap(
                    Route::path, route -> route, (one, two) -> one, LinkedHashMap::new));
  }

  /**
   * What the sites say; a page not found for paths that they do not know.
   *
   * @param path as requested, without query
   * @param origin scheme, host and port under which the visitor came, for absolute links
   */
  SiteAnswer answer(String path, URI origin) {
    Route route = routes.get(path);
    if (route == null) {
      return SiteAnswer.notFound();
    }
    return switch (route.manner()) {
      case PAGE, HIDDEN -> page(route, origin);
      case SLOW -> page(route, origin).after(SLOW);
      case FLAKY ->
          visits.merge(path, 1, Integer::sum) % 2 == 1 ? SiteAnswer.busy() : page(route, origin);
      case REDIRECT -> SiteAnswer.redirect(route.target());
    };
  }

  /** The text of robots.txt (RFC 9309) while the sites are shown. */
  String robots() {
    return routes.values().stream()
        .filter(route -> route.manner() == Manner.HIDDEN)
        .map(route -> "Disallow: " + route.path() + "\n")
        .collect(Collectors.joining("", "User-agent: *\nDisallow: /api/\n", ""));
  }

  Map<String, Route> routes() {
    return Map.copyOf(routes);
  }

  private SiteAnswer page(Route route, URI origin) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Moment.ZONE);
    String body = new Template(today, origin).fill(SiteFiles.read(route.target()));
    return SiteAnswer.page(type(route.target()), body);
  }

  /** The booking plug-in leaves the character set to its pages' own mark-up, as some servers do. */
  private static String type(String file) {
    if (file.endsWith(".css")) {
      return "text/css; charset=utf-8";
    }
    return file.startsWith("yoactiv/") ? "text/html" : "text/html; charset=utf-8";
  }
}
