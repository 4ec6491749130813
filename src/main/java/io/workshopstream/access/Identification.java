package io.workshopstream.access;

import io.workshopstream.access.Identity.Proven;
import io.workshopstream.access.Identity.Refused;
import io.workshopstream.access.Identity.Ticketed;
import io.workshopstream.access.Identity.Unknown;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.identity.ApiTokens;
import io.workshopstream.access.identity.Secret;
import io.workshopstream.access.jwt.JwtCallers;
import io.workshopstream.access.jwt.JwtRejection;
import io.workshopstream.access.jwt.RejectedJwtException;
import io.workshopstream.access.local.LocalCallers;
import io.workshopstream.access.problem.Refusal;
import io.workshopstream.access.route.RouteRights;
import io.workshopstream.access.session.SessionCookie;
import io.workshopstream.access.session.Sessions;
import io.workshopstream.access.ticket.StreamTickets;
import io.workshopstream.access.ticket.TicketRequest;
import io.workshopstream.access.ticket.UncheckedTicketException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells who sent a request: by a token, of this server or of an issuer, by the cookie of a login,
 * by a ticket, or, as long as there is none and no issuer, by the machine that it comes from. From
 * this machine the first token can be made, and a new one when no admin has any more.
 */
@ApplicationScoped
public class Identification {

  /** Whoever sits at this machine, as long as nobody needs a credential. */
  static final ApiCaller THIS_MACHINE = ApiCaller.trusted("this machine");

  private static final String SCHEME = "Bearer ";

  @Inject private ApiTokens tokens;
  @Inject private Sessions sessions;
  @Inject private StreamTickets tickets;
  @Inject private JwtCallers issuer;
  @Inject private AccessRules rules;

  private final LocalCallers local = new LocalCallers();

  Identity of(HttpServletRequest request) {
    Optional<String> bearer = bearer(request.getHeader("Authorization"));
    Optional<Secret> secret = bearer.flatMap(words -> Secret.parse(Secret.Kind.TOKEN, words));
    if (secret.isPresent()) {
      return of(secret.get());
    }
    if (bearer.isPresent() && issuer.isConfigured()) {
      return ofIssuer(bearer.get());
    }
    if (needNone()) { // what else is sent is meant for a gateway in front
      return withoutCredentials(request);
    }
    if (bearer.isPresent()) {
      return new Refused(Refusal.INVALID_TOKEN);
    }
    Optional<TicketRequest> ticket = TicketRequest.in(request, path(request));
    if (ticket.isPresent()) {
      return new Ticketed(ticket.get());
    }
    Optional<Secret> cookie = SessionCookie.in(request);
    if (cookie.isPresent() && (sessions.areStale() || tokens.areStale())) {
      return new Refused(Refusal.UNCHECKED);
    }
    Optional<ApiCaller> caller = cookie.flatMap(sessions::find);
    if (caller.isPresent()) {
      return new Proven(caller.get());
    }
    return mayMakeAdmin(request) ? new Proven(THIS_MACHINE) : new Unknown();
  }

  private Identity of(Secret secret) {
    if (tokens.areStale()) {
      return new Refused(Refusal.UNCHECKED);
    }
    Optional<ApiCaller> caller = tokens.find(secret);
    return caller.isPresent() ? new Proven(caller.get()) : new Refused(Refusal.INVALID_TOKEN);
  }

  private Identity ofIssuer(String token) {
    try {
      return new Proven(issuer.find(token));
    } catch (RejectedJwtException rejected) {
      return new Refused(refusal(rejected.reason()));
    }
  }

  private static Refusal refusal(JwtRejection reason) {
    return switch (reason) {
      case UNCHECKED -> Refusal.unchecked(reason.message());
      case ROLE, STUDIOS -> Refusal.grantsNothing(reason.message());
      default -> Refusal.invalid(reason.message());
    };
  }

  /** Who can prove themselves to an issuer must, from this machine too. */
  private boolean needNone() {
    return tokens.areNone() && !rules.singleSignOn();
  }

  /** Uses a ticket up. */
  Identity redeem(TicketRequest ticket) {
    if (tokens.areStale() || sessions.areStale()) {
      return new Refused(Refusal.UNCHECKED);
    }
    try {
      Optional<ApiCaller> caller =
          tickets
              .take(ticket.secret(), ticket.run())
              .filter(owner -> sessions.closeReason(owner).isEmpty());
      return caller.isPresent() ? new Proven(caller.get()) : new Refused(Refusal.INVALID_TICKET);
    } catch (UncheckedTicketException silent) {
      return new Refused(Refusal.UNCHECKED);
    }
  }

  private Identity withoutCredentials(HttpServletRequest request) {
    if (rules.everyone() && tokens.areStale()) { // there may be one by now
      return new Refused(Refusal.UNCHECKED);
    }
    boolean takesOver = RouteRights.makesToken(request.getMethod(), path(request));
    if (rules.everyone() && !takesOver) {
      return new Proven(ApiCaller.trusted("everyone"));
    }
    if (local.include(request)) {
      return new Proven(THIS_MACHINE);
    }
    return new Refused(rules.everyone() ? Refusal.FIRST_TOKEN : Refusal.NOT_LOCAL);
  }

  /**
   * Nobody shall be locked out of their own server for good; who configured an issuer can take it
   * out again.
   */
  private boolean mayMakeAdmin(HttpServletRequest request) {
    return !rules.singleSignOn()
        && RouteRights.makesToken(request.getMethod(), path(request))
        && !tokens.areStale()
        && !tokens.haveAdmin()
        && local.include(request);
  }

  /** Where a request leads, as the container reads its address. */
  static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return request.getServletPath() + (rest == null ? "" : rest);
  }

  private static Optional<String> bearer(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    return Optional.of(authorization.substring(SCHEME.length()).strip());
  }
}
