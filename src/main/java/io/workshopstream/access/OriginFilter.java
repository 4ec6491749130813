package io.workshopstream.access;

import io.workshopstream.access.problem.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cross-origin rules (WHATWG Fetch, section 3.2): answers preflights, names the allowed origins,
 * and turns away pages of other sites, reads included, because here even a GET may start a job.
 */
public class OriginFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @Inject private transient AccessRules rules;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String origin = request.getHeader("Origin");
    response.addHeader("Vary", "Origin");
    if (origin == null ? isForeignWithoutOrigin(request) : !isAllowed(origin, request)) {
      Refusal.FOREIGN_ORIGIN.send(request, response);
      return;
    }
    if (origin == null && !isProven(request)) {
      Refusal.UNPROVEN_START.send(request, response);
      return;
    }
    if (origin != null) {
      allow(origin, response);
    }
    if (isPreflight(request)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isAllowed(String origin, HttpServletRequest request) {
    return rules.allows(origin, request.getHeader("Host"), request.isSecure());
  }

  /**
   * An image or a link on another site sends no Origin with its GET; browsers tell by
   * Sec-Fetch-Site.
   */
  private static boolean isForeignWithoutOrigin(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site != null && FOREIGN.contains(site) && mayChange(request);
  }

  /**
   * Where a host is neither https nor localhost a browser does not say which site asks, and
   * whatever header we could wish for another site's script can set, but for Referer. Other
   * programs do as their user wants.
   */
  private boolean isProven(HttpServletRequest request) {
    String browser = request.getHeader("User-Agent");
    return browser == null
        || !browser.startsWith("Mozilla/")
        || request.getHeader("Sec-Fetch-Site") != null
        || !mayChange(request)
        || isOurs(request.getHeader("Referer"), request);
  }

  private boolean isOurs(@Nullable String page, HttpServletRequest request) {
    if (page == null) {
      return false;
    }
    int path = page.indexOf('/', page.indexOf("://") + 3);
    return isAllowed(path < 0 ? page : page.substring(0, path), request);
  }

  /** Whether a browser says that a page of ours, or of an allowed origin, asks. */
  static boolean saysOurs(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return request.getHeader("Origin") != null // which was looked at, or it would not be here
        || (site != null && !FOREIGN.contains(site));
  }

  private static boolean mayChange(HttpServletRequest request) {
    return !SAFE.contains(request.getMethod())
        || (!request.getMethod().equals("OPTIONS") && mayStart(request.getRequestURI()));
  }

  /** Parameters inside a path and escaped letters hide from us where a request is going. */
  private static boolean mayStart(String path) {
    return path.contains("/streaming/")
        || path.contains("/ws/")
        || path.contains(";")
        || path.contains("%");
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  private static void allow(String origin, HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Allow-Credentials", "true");
    response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS");
    response.setHeader(
        "Access-Control-Allow-Headers",
        "Content-Type, Accept, Cache-Control, Authorization, Last-Event-ID, Idempotency-Key,"
            + " If-Match, X-Requested-With, X-Request-Id");
    response.setHeader(
        "Access-Control-Expose-Headers",
        "Link, Location, Retry-After, WWW-Authenticate, ETag, RateLimit, RateLimit-Policy,"
            + " X-Request-Id");
    response.setHeader("Access-Control-Max-Age", "600");
  }
}
