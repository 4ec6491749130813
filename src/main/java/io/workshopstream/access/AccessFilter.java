package io.workshopstream.access;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.identity.Role;
import io.workshopstream.access.problem.Refusal;
import io.workshopstream.access.route.RouteRights;
import io.workshopstream.trace.WorkContext;
import io.workshopstream.trace.WorkField;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets those in who may call a route, as {@link RouteRights} says. Without any credential
 * configured that is this machine only, and nothing that came through a proxy: a refresh sends
 * requests to other people's sites.
 */
public class AccessFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  @Inject private transient Identification identification;

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Object identity = request.getAttribute(Identity.ATTRIBUTE);
    if (identity instanceof Identity.Ticketed ticketed) {
      identity = identification.redeem(ticketed.ticket());
    }
    Optional<Refusal> refusal = refusal(request, identity);
    if (refusal.isPresent()) {
      refusal.get().send(request, response);
    } else {
      goOn(known(request, identity), response, chain);
    }
  }

  /**
   * A ticket says only here whose it is; and a container may take no caller that its own realms do
   * not know.
   */
  private static HttpServletRequest known(HttpServletRequest request, @Nullable Object identity) {
    return identity instanceof Identity.Proven proven
            && !(request.getUserPrincipal() instanceof ApiCaller)
        ? new CallerRequest(request, proven.caller())
        : request;
  }

  private static void goOn(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Principal caller = request.getUserPrincipal();
    Map<WorkField, String> known =
        caller == null ? Map.of() : Map.of(WorkField.PRINCIPAL, caller.getName());
    try (WorkContext.Scope scope = WorkContext.with(known)) {
      chain.doFilter(request, response);
    }
  }

  /** Whoever proves nothing, or something wrong, gets what everybody may have. */
  private static Optional<Refusal> refusal(HttpServletRequest request, @Nullable Object identity) {
    Optional<Role> needed =
        RouteRights.needed(
            request.getMethod(), request.getRequestURI(), Identification.path(request));
    if (identity instanceof Identity.Refused refused) {
      boolean open = needed.isEmpty() && !refused.refusal().equals(Refusal.NOT_LOCAL);
      return open ? Optional.empty() : Optional.of(refused.refusal());
    }
    if (identity instanceof Identity.Proven proven) {
      return needed
          .flatMap(role -> refusal(proven.caller(), role))
          .or(() -> forgery(request, proven.caller(), needed));
    }
    return needed.map(role -> Refusal.NO_TOKEN);
  }

  /**
   * A browser sends its cookie with whatever request a page makes, also one of another site on the
   * same domain. A header of our own shows that it is none: scripts of other origins have to ask
   * for it, and {@link OriginFilter} answers. Streams and WebSockets cannot have one; their origin
   * shows it.
   */
  private static Optional<Refusal> forgery(
      HttpServletRequest request, ApiCaller caller, Optional<Role> needed) {
    boolean reads = READING.contains(request.getMethod());
    boolean starts =
        needed.map(role -> role.includes(Role.OPERATOR)).orElse(false) || isSocket(request);
    if (caller.session().isEmpty() || (reads && !starts)) {
      return Optional.empty();
    }
    boolean ours =
        request.getHeader("X-Requested-With") != null || (reads && OriginFilter.saysOurs(request));
    return ours ? Optional.empty() : Optional.of(Refusal.FORGEABLE);
  }

  private static boolean isSocket(HttpServletRequest request) {
    return request.getHeader("Upgrade") != null;
  }

  private static Optional<Refusal> refusal(ApiCaller caller, Role needed) {
    return caller.role().includes(needed)
        ? Optional.empty()
        : Optional.of(Refusal.role(needed.word(), caller.role().word()));
  }
}
