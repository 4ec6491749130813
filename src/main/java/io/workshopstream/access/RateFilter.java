package io.workshopstream.access;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.identity.IssuedCaller;
import io.workshopstream.access.problem.Refusal;
import io.workshopstream.access.rate.RateDecision;
import io.workshopstream.access.rate.RateKind;
import io.workshopstream.access.rate.RateLimiter;
import io.workshopstream.access.route.LastEventIdParameter;
import io.workshopstream.access.route.RouteRights;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Keeps callers to their limits, and says what is left of them. Who is not let in counts by their
 * address. This machine, as long as it is served alone, has no limits.
 */
public class RateFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** The attribute of a request that tells what a model has cost that was asked for it. */
  private static final String SPENDING = RateFilter.class.getName();

  @Inject private transient RateLimiter limiter;

  /** Where to tell how many tokens of a model were used for a request, once it is known. */
  public static LongConsumer spending(HttpServletRequest request) {
    return request.getAttribute(SPENDING) instanceof LongConsumer known ? known : tokens -> {};
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    List<RateDecision> decisions = decisions(request);
    tell(decisions, response);
    Optional<RateDecision> refused =
        decisions.stream().filter(decision -> !decision.granted()).findAny();
    if (refused.isPresent()) {
      refusal(refused.get()).send(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private List<RateDecision> decisions(HttpServletRequest request) {
    Set<RateKind> kinds = kinds(request);
    String address = request.getRemoteAddr();
    if (!(request.getAttribute(Identity.ATTRIBUTE) instanceof Identity.Proven proven)) {
      return limiter.takeUnproven(kinds, address);
    }
    ApiCaller caller = proven.caller();
    if (caller.equals(Identification.THIS_MACHINE)) {
      return List.of();
    }
    String key = key(caller).orElse(null);
    LongConsumer spending = tokens -> limiter.used(RateKind.MODEL_TOKENS, tokens, key, address);
    request.setAttribute(SPENDING, spending);
    return limiter.take(kinds, key, address);
  }

  /** One caller, by whichever token or login they come. */
  private static Optional<String> key(ApiCaller caller) {
    return caller.token().or(() -> caller.issued().map(IssuedCaller::key));
  }

  /** Who comes back to a stream by its last event starts nothing. */
  private static Set<RateKind> kinds(HttpServletRequest request) {
    Set<RateKind> kinds = EnumSet.noneOf(RateKind.class);
    kinds.addAll(RouteRights.counted(request.getMethod(), Identification.path(request)));
    if (kinds.contains(RateKind.STREAMS) && comesBack(request)) {
      kinds.remove(RateKind.STARTS);
    }
    return kinds;
  }

  private static boolean comesBack(HttpServletRequest request) {
    return request.getHeader("Last-Event-ID") != null
        || LastEventIdParameter.in(request.getQueryString()).isPresent();
  }

  private static void tell(List<RateDecision> decisions, HttpServletResponse response) {
    if (!decisions.isEmpty()) {
      response.setHeader("RateLimit-Policy", listed(decisions, RateDecision::policy));
      response.setHeader("RateLimit", listed(decisions, RateDecision::state));
    }
  }

  private static String listed(List<RateDecision> decisions, Function<RateDecision, String> item) {
    return decisions.stream().map(item).collect(Collectors.joining(", "));
  }

  private static Refusal refusal(RateDecision decision) {
    return Refusal.tooMany(
        decision.kind().word(),
        decision.limit().amount(),
        decision.limit().period().toSeconds(),
        Math.max(1, decision.seconds()));
  }
}
