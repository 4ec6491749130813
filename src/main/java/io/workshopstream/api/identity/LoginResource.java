package io.workshopstream.api.identity;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.login.FailedLoginException;
import io.workshopstream.access.login.IssuerLogin;
import io.workshopstream.access.login.LoginAttempt;
import io.workshopstream.access.login.LoginCookie;
import io.workshopstream.access.login.LoginProblem;
import io.workshopstream.access.login.ReturnAddress;
import io.workshopstream.access.session.SessionCookie;
import io.workshopstream.access.session.Sessions;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The login of people by an issuer: there, and back again. */
@Path("session/login")
public class LoginResource {

  private static final Logger LOG = System.getLogger(LoginResource.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject private Optional<IssuerLogin> configured;
  @Inject private Sessions sessions;
  @Inject private Audit audit;
  @Context private HttpServletRequest request;

  /**
   * By whom people can log in.
   *
   * @param address where they do
   */
  record IssuerView(String name, URI address) {}

  /** By whom people can log in; nothing when by tokens only. */
  @GET
  @Path("issuer")
  @Produces(MediaType.APPLICATION_JSON)
  public @Nullable IssuerView issuer() {
    return configured
        .map(login -> login.client())
        .map(client -> new IssuerView(client.name(), client.at("/api/session/login")))
        .orElse(null);
  }

  /** Sends a browser to the issuer. */
  @GET
  public Response begin(@QueryParam("return_to") @Nullable String page) {
    IssuerLogin login = login();
    LoginAttempt attempt = LoginAttempt.random(RANDOM, ReturnAddress.of(page));
    try {
      return Response.seeOther(login.question(attempt))
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .header(HttpHeaders.SET_COOKIE, LoginCookie.set(attempt, login.client()))
          .build();
    } catch (FailedLoginException failed) {
      return refused(login, failed);
    }
  }

  /** Where the issuer sends a browser back to. */
  @GET
  @Path("callback")
  public Response end() {
    IssuerLogin login = login();
    try {
      LoginAttempt attempt =
          LoginCookie.in(request, login.client())
              .orElseThrow(() -> new FailedLoginException(LoginProblem.STATE));
      ApiCaller caller = login.answer(attempt, request.getQueryString());
      return loggedIn(login, caller, attempt.page());
    } catch (FailedLoginException failed) {
      return refused(login, failed);
    }
  }

  /**
   * The browser comes from another site, and would not send its new cookie, which is {@code
   * Strict}, where a redirect leads. It does when a page of ours sends it on.
   */
  private Response loggedIn(IssuerLogin login, ApiCaller caller, ReturnAddress page) {
    Sessions.Started session = sessions.begin(caller);
    audit.record(caller, request, AuditAction.LOGGED_IN, "", subject(caller));
    return Response.ok(page.html(), "text/html; charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer") // or the code would go on with it
        .header(HttpHeaders.SET_COOKIE, LoginCookie.clear(login.client()))
        .header(HttpHeaders.SET_COOKIE, SessionCookie.set(session, login.client().isSecure()))
        .build();
  }

  private static String subject(ApiCaller caller) {
    return caller.issued().map(who -> "as " + who.subject() + " of " + who.issuer()).orElse("");
  }

  private static Response refused(IssuerLogin login, FailedLoginException failed) {
    LOG.log(Logger.Level.INFO, "A login by the issuer came to nothing: {0}", failed.reason());
    Response.ResponseBuilder answer =
        Response.seeOther(login.client().at("/login.html?problem=" + failed.problem().word()))
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (failed.problem() != LoginProblem.STATE) { // that may be the cookie of another tab
      answer.header(HttpHeaders.SET_COOKIE, LoginCookie.clear(login.client()));
    }
    return answer.build();
  }

  private IssuerLogin login() {
    return configured.orElseThrow(
        () -> new NotFoundException("People log in by tokens here: no issuer is configured"));
  }
}
