package io.workshopstream.access.login;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.jwt.JwtRejection;
import io.workshopstream.access.jwt.JwtRules;
import io.workshopstream.access.jwt.JwtVerifier;
import io.workshopstream.access.jwt.RejectedJwtException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The login of people by an issuer: to it with a question, and back with a code for which it gives
 * its word. Safe for any number of threads.
 */
public final class IssuerLogin {

  private static final Duration SKEW = Duration.ofSeconds(60);

  /** So many threads wait for the issuer at most; whoever comes then is told to come again. */
  private static final int MOST_AT_ONCE = 8;

  private final ClientRegistration client;
  private final OpenIdIssuer issuer;
  private final JwtVerifier verifier;
  private final CodeExchange exchange;
  private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE);

  /**
   * @param executor for work that waits for the issuer
   */
  public IssuerLogin(ClientRegistration client, Clock clock, Executor executor) {
    this.client = client;
    this.issuer = new OpenIdIssuer(client.issuer(), clock, executor);
    this.exchange = new CodeExchange(client);
    JwtRules rules =
        new JwtRules(
            client.issuer().toString(),
            Set.of(client.id()),
            client.trust().algorithms(),
            SKEW,
            null);
    this.verifier = new JwtVerifier(rules, issuer.keys(), clock);
  }

  public ClientRegistration client() {
    return client;
  }

  /** Reads what the issuer says of itself when it is time. To be called each second. */
  public void tick() {
    issuer.keys().tick();
  }

  /**
   * Where to send a browser that wants to log in.
   *
   * @throws FailedLoginException when the issuer has not said where that is
   */
  public URI question(LoginAttempt attempt) throws FailedLoginException {
    Scope scopes = new Scope("openid");
    client.scopes().forEach(scopes::add);
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, scopes, new ClientID(client.id()), client.callback())
        .endpointURI(issuer.metadata().getAuthorizationEndpointURI())
        .state(new State(attempt.state()))
        .nonce(new Nonce(attempt.nonce()))
        .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Who it is that comes back from the issuer. Waits some seconds for the issuer.
   *
   * @param attempt what this browser began
   * @param query what the issuer says in the address
   * @throws FailedLoginException when it is nobody
   */
  public ApiCaller answer(LoginAttempt attempt, @Nullable String query)
      throws FailedLoginException {
    AuthorizationCode code = code(attempt, query);
    if (!atOnce.tryAcquire()) {
      throw new FailedLoginException(LoginProblem.BUSY);
    }
    try {
      return caller(attempt, exchange.idToken(issuer.metadata(), code, attempt));
    } finally {
      atOnce.release();
    }
  }

  private AuthorizationCode code(LoginAttempt attempt, @Nullable String query)
      throws FailedLoginException {
    AuthenticationResponse answer = parse(query);
    if (answer.getState() == null || !attempt.isAnsweredBy(answer.getState().getValue())) {
      throw new FailedLoginException(LoginProblem.STATE);
    }
    boolean another =
        answer.getIssuer() != null
            && !answer.getIssuer().getValue().equals(client.issuer().toString());
    if (another) { // RFC 9207
      throw new FailedLoginException(LoginProblem.ISSUER);
    }
    if (!answer.indicatesSuccess()) {
      boolean denied = OAuth2Error.ACCESS_DENIED.equals(answer.toErrorResponse().getErrorObject());
      throw new FailedLoginException(denied ? LoginProblem.DENIED : LoginProblem.ISSUER);
    }
    AuthorizationCode code = answer.toSuccessResponse().getAuthorizationCode();
    if (code == null) {
      throw new FailedLoginException(LoginProblem.ISSUER);
    }
    return code;
  }

  private AuthenticationResponse parse(@Nullable String query) throws FailedLoginException {
    try {
      return AuthenticationResponseParser.parse(
          client.callback(), URLUtils.parseParameters(query == null ? "" : query));
    } catch (ParseException malformed) {
      throw new FailedLoginException(LoginProblem.STATE, malformed);
    }
  }

  private ApiCaller caller(LoginAttempt attempt, JWT idToken) throws FailedLoginException {
    try {
      var claims = verifier.verify(idToken.serialize()).claims();
      if (!attempt.nonce().equals(claims.getClaim("nonce"))) {
        throw new FailedLoginException(LoginProblem.STATE);
      }
      Object party = claims.getClaim("azp");
      if (party != null && !party.equals(client.id())) {
        throw new FailedLoginException(LoginProblem.ISSUER);
      }
      return ApiCaller.of(client.trust().claims().caller(claims, null));
    } catch (RejectedJwtException rejected) {
      boolean nothing =
          rejected.reason() == JwtRejection.ROLE || rejected.reason() == JwtRejection.STUDIOS;
      throw new FailedLoginException(nothing ? LoginProblem.ROLE : LoginProblem.ISSUER, rejected);
    }
  }

  /** Where to send a browser so that it is logged out at the issuer too; empty when that cannot. */
  public Optional<URI> logout() {
    OIDCProviderMetadata known = issuer.known();
    return Optional.ofNullable(known == null ? null : known.getEndSessionEndpointURI())
        .map(
            place ->
                new LogoutRequest(
                        place,
                        null,
                        null,
                        new ClientID(client.id()),
                        client.at("/login.html"),
                        null,
                        null)
                    .toURI());
  }
}
