package io.workshopstream.access.jwt;

/** A token of an issuer counts for nothing. Says why, and nothing of the token. */
public final class RejectedJwtException extends Exception {

  private static final long serialVersionUID = 1L;

  private final JwtRejection reason;

  RejectedJwtException(JwtRejection reason) {
    super(reason.message());
    this.reason = reason;
  }

  public JwtRejection reason() {
    return reason;
  }
}
