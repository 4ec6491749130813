package io.workshopstream.api.identity;

import io.workshopstream.access.AccessRules;
import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.AlsoWritten;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.identity.ApiToken;
import io.workshopstream.access.identity.ApiTokens;
import io.workshopstream.access.identity.TokenGrant;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.studio.Studios;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** The tokens that callers prove themselves with: made, listed and revoked. */
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {

  @Inject private ApiTokens tokens;
  @Inject private AccessRules rules;
  @Inject private Audit audit;
  @Inject private Studios studios;
  @Inject private Clock clock;

  /** Makes a token, and shows its secret this once. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response create(String body, @Context HttpServletRequest request)
      throws RejectedRequestException {
    TokenGrant grant =
        TokenRequest.parse(body).grant(studios, clock.instant(), rules.tokenLifetime());
    ApiCaller by = ApiCaller.of(request.getUserPrincipal());
    ApiTokens.Issued issued =
        tokens
            .create(grant, by, made -> entry(by, request, AuditAction.TOKEN_MADE, made))
            .orElseThrow(TokensResource::tooMany);
    return Response.created(URI.create("/api/tokens/" + issued.token().id()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(TokenView.of(issued.token(), issued.secret()))
        .build();
  }

  private AlsoWritten entry(
      ApiCaller by, HttpServletRequest request, AuditAction action, ApiToken token) {
    return audit.entry(by, request, action, token.id(), token.role().word() + " " + token.name());
  }

  private static ClientErrorException tooMany() {
    return new ClientErrorException(
        "There are too many tokens: revoke those that nobody needs", Response.Status.CONFLICT);
  }

  /** All of them, the oldest first, without their secrets. */
  @GET
  public List<TokenView> all() {
    return tokens.all().stream().map(TokenView::of).toList();
  }

  /** Ends a token, and with it whatever goes on in its name. */
  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") String id, @Context HttpServletRequest request) {
    ApiCaller by = ApiCaller.of(request.getUserPrincipal());
    if (tokens.revoke(id, gone -> entry(by, request, AuditAction.TOKEN_REVOKED, gone)).isEmpty()) {
      throw new NotFoundException("No token has this id");
    }
  }
}
