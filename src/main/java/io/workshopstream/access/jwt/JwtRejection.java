package io.workshopstream.access.jwt;

/** Why a token of an issuer counts for nothing. */
public enum JwtRejection {
  MALFORMED("The token must be one of this server, or a signed JWT of the issuer."),
  ALGORITHM("The JWT must be signed by an algorithm of mp.jwt.verify.publickey.algorithm."),
  TYPE("The JWT must be an access token: its header must have the type JWT or at+jwt, or none."),
  CRITICAL("The JWT must have no critical extensions in its header."),
  KEY("The JWT must be signed by a key that the issuer publishes now."),
  SIGNATURE("The signature of the JWT must be right."),
  ISSUER("The JWT must be of the issuer that is configured here (claim iss)."),
  AUDIENCE("The JWT must be for this server, by a name that is configured here (claim aud)."),
  EXPIRED("The JWT must not have expired, and must say when it does."),
  EARLY("The JWT must be valid by now."),
  SUBJECT("The JWT must say who it is about, in claims of a usual length."),
  /** It is right, but gives nothing. */
  ROLE("No value of the JWT's claim access.sso.role-claim gives a role here: see access.sso.*."),
  STUDIOS(
      "The JWT's claim access.sso.studio-claim must have ids of studios, or * for all of them."),
  /** It cannot be told whether it is right. */
  UNCHECKED(
      "JWTs cannot be checked right now, because the issuer does not tell its keys: try again in a"
          + " moment.");

  private final String message;

  JwtRejection(String message) {
    this.message = message;
  }

  /** What must be, in plain words. */
  public String message() {
    return message;
  }
}
