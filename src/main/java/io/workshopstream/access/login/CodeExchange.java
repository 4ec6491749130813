package io.workshopstream.access.login;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Gives an issuer its code, and gets its word for it: the ID token. */
final class CodeExchange {

  private static final int CONNECT_MILLIS = 3000;
  private static final int READ_MILLIS = 5000;
  private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

  private final ClientRegistration client;

  CodeExchange(ClientRegistration client) {
    this.client = client;
  }

  /** The ID token for a code; nothing of it is checked. Waits some seconds for the issuer. */
  JWT idToken(OIDCProviderMetadata issuer, AuthorizationCode code, LoginAttempt attempt)
      throws FailedLoginException {
    HTTPRequest request = request(issuer, code, attempt).toHTTPRequest();
    request.setConnectTimeout(CONNECT_MILLIS);
    request.setReadTimeout(READ_MILLIS);
    request.setFollowRedirects(false);
    try {
      TokenResponse answer = OIDCTokenResponseParser.parse(request.send());
      if (answer instanceof OIDCTokenResponse tokens
          && tokens.getOIDCTokens().getIDToken() != null) {
        return tokens.getOIDCTokens().getIDToken();
      }
      throw new FailedLoginException(LoginProblem.ISSUER, new IOException(refusal(answer)));
    } catch (IOException | ParseException broken) {
      throw new FailedLoginException(LoginProblem.ISSUER, broken);
    }
  }

  private static String refusal(TokenResponse answer) {
    String code =
        answer.indicatesSuccess() ? "" : answer.toErrorResponse().getErrorObject().getCode();
    return code != null && CODE.matcher(code).matches()
        ? "the issuer answered " + code
        : "the issuer gave no ID token";
  }

  private TokenRequest request(
      OIDCProviderMetadata issuer, AuthorizationCode code, LoginAttempt attempt) {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(code, client.callback(), new CodeVerifier(attempt.verifier()));
    ClientID id = new ClientID(client.id());
    String secret = client.credentials().secret();
    return secret == null
        ? new TokenRequest.Builder(issuer.getTokenEndpointURI(), id, grant).build()
        : new TokenRequest.Builder(
                issuer.getTokenEndpointURI(), proof(issuer, id, new Secret(secret)), grant)
            .build();
  }

  /** As most do, unless the issuer says that it takes the other way only. */
  private static ClientAuthentication proof(
      OIDCProviderMetadata issuer, ClientID id, Secret secret) {
    List<ClientAuthenticationMethod> taken = issuer.getTokenEndpointAuthMethods();
    boolean posted =
        taken != null
            && !taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            && taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    return posted ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
  }
}
