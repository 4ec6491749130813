package io.workshopstream.api.identity;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.identity.ApiTokens;
import io.workshopstream.access.identity.Secret;
import io.workshopstream.access.login.IssuerLogin;
import io.workshopstream.access.problem.Refusal;
import io.workshopstream.access.session.SessionCookie;
import io.workshopstream.access.session.Sessions;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The login of a browser: by a token, for a cookie. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

  private static final String EXAMPLE = "{\"token\": \"wst_…\"}";

  @Inject private ApiTokens tokens;
  @Inject private Sessions sessions;
  @Inject private Audit audit;
  @Inject private Optional<IssuerLogin> issuer;
  @Context private HttpServletRequest request;

  /**
   * Who somebody is.
   *
   * @param studios those that they see the runs of; empty for all
   * @param session whether a cookie says so, so that they can log out
   */
  record CallerView(String name, String role, List<String> studios, boolean session) {

    static CallerView of(ApiCaller caller, boolean session) {
      return new CallerView(
          caller.getName(),
          caller.role().word(),
          List.copyOf(new TreeSet<>(caller.studios())),
          session);
    }
  }

  /** Who the caller is. */
  @GET
  public CallerView caller() {
    ApiCaller caller = ApiCaller.of(request.getUserPrincipal());
    return CallerView.of(caller, caller.session().isPresent());
  }

  /** Logs in: the body has a token, the answer a cookie. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response logIn(String body) throws RejectedRequestException {
    String words = JsonBody.parse(body, EXAMPLE).text("token");
    if (words == null) {
      throw new BadRequestException("token must be a token, as /api/tokens made it");
    }
    Optional<ApiCaller> caller =
        Secret.parse(Secret.Kind.TOKEN, words.strip()).flatMap(tokens::find);
    if (caller.isEmpty()) {
      throw new NotAuthorizedException(Refusal.INVALID_TOKEN.message(), Refusal.BEARER);
    }
    Sessions.Started session = sessions.begin(caller.get());
    audit.record(caller.get(), request, AuditAction.LOGGED_IN, "", "");
    return Response.ok(CallerView.of(caller.get(), true))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.SET_COOKIE, SessionCookie.set(session, request))
        .build();
  }

  /**
   * Where to go to be logged out at the issuer, too.
   *
   * @param logout an address of the issuer
   */
  record LogoutView(URI logout) {}

  /** Logs out, as far as the browser is logged in. */
  @DELETE
  public Response logOut() {
    Optional<URI> elsewhere = Optional.empty();
    if (request.getUserPrincipal() instanceof ApiCaller caller && caller.session().isPresent()) {
      sessions.end(caller.session().get());
      audit.record(request, AuditAction.LOGGED_OUT, "", "");
      elsewhere = caller.issued().flatMap(who -> issuer.flatMap(IssuerLogin::logout));
    }
    Response.ResponseBuilder answer =
        elsewhere
            .map(address -> Response.ok(new LogoutView(address)))
            .orElseGet(Response::noContent);
    SessionCookie.clear().forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie));
    return answer.build();
  }
}
