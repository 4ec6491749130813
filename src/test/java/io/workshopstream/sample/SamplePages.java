package io.workshopstream.sample;

import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** The sample sites' pages as a visitor of one day gets them, for tests of other rooms. */
public final class SamplePages {

  private static final URI ORIGIN = URI.create("http://localhost:8008");

  private final SampleSites sites;

  public SamplePages(LocalDate today) {
    sites = SampleSitesTest.on(today);
  }

  /** Where a path ends after its redirects. */
  public URI address(String path) {
    Route route = sites.routes().get(path);
    boolean moved = route != null && route.manner() == Route.Manner.REDIRECT;
    return moved ? address(Objects.requireNonNull(route).target()) : URI.create(ORIGIN + path);
  }

  public URI link(String path) {
    return URI.create(ORIGIN + path);
  }

  /** Empty where there is no page, and where robots are asked to stay away. */
  public Optional<String> page(String path) {
    Route route = sites.routes().get(address(path).getPath());
    return route == null || route.manner() == Route.Manner.HIDDEN
        ? Optional.empty()
        : Optional.of(SampleSitesTest.shown(sites, route.path()));
  }

  public static String file(String name) {
    return SiteFiles.read(name);
  }
}
