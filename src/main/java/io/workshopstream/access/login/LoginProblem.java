package io.workshopstream.access.login;

import java.util.Locale;

/** Why nobody is logged in. The page of the login says what to do about each. */
public enum LoginProblem {
  /** What came back from the issuer does not belong to a login that this browser began. */
  STATE,
  /** The issuer says that its user, or it itself, would not. */
  DENIED,
  /** The issuer does not answer, or not as it should. */
  ISSUER,
  /** The issuer's word gives no role here, or no studio. */
  ROLE,
  /** Too many log in at this moment. */
  BUSY;

  /** The problem as the address of the page has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
