package io.workshopstream.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Tells browsers to trust nothing but our own files: no inline script, no frame, no guessing of
 * types, no device; behind TLS, never to come without it; and to keep no copy of what not everybody
 * may see.
 */
public class SecurityHeadersFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** Where browsers know how, no text of ours ever becomes HTML or code, not even by mistake. */
  private static final String POLICY =
      policy("'self'") + "; require-trusted-types-for 'script'; trusted-types 'none'";

  /** The icons of the viewer stand in its style sheet, and it makes HTML of Markdown. */
  private static final String VIEWER_POLICY = policy("'self' data:");

  private static final String NO_DEVICES =
      "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
          + " magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(),"
          + " screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

  private static final List<String> NOT_PUBLIC =
      List.of("/api", "/admin/api", "/metrics", "/openapi", "/health");

  private static String policy(String images) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src "
        + images
        + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin"); // by which we know our own pages
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Permissions-Policy", NO_DEVICES);
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    String path = request.getServletPath();
    if (NOT_PUBLIC.stream().anyMatch(part -> isBelow(path, part))) {
      response.setHeader("Cache-Control", "no-store");
    }
    if (!request.getRequestURI().startsWith(request.getContextPath() + "/sample/")) {
      String policy = isBelow(path, "/api-docs") ? VIEWER_POLICY : POLICY;
      response.setHeader("Content-Security-Policy", policy);
    }
    chain.doFilter(request, response);
  }

  private static boolean isBelow(String path, String part) {
    return path.equals(part) || path.startsWith(part + "/");
  }
}
