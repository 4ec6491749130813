package io.workshopstream.access.login;

import io.workshopstream.access.jwt.RejectedJwtException;
import java.io.IOException;

/** Nobody is logged in. */
public final class FailedLoginException extends Exception {

  private static final long serialVersionUID = 1L;

  private final LoginProblem problem;

  /** For what the browser brings. */
  public FailedLoginException(LoginProblem problem) {
    super(problem.word());
    this.problem = problem;
  }

  /** For what somebody else says of it. */
  FailedLoginException(LoginProblem problem, Throwable cause) {
    super(problem.word(), cause);
    this.problem = problem;
  }

  /** For the log: what a cause that is not ours says may be a secret. */
  public String reason() {
    Throwable cause = getCause();
    if (cause == null) {
      return problem.word();
    }
    boolean ours = cause instanceof RejectedJwtException || cause instanceof IOException;
    return problem.word() + " (" + (ours ? cause.getMessage() : cause.getClass().getName()) + ")";
  }

  public LoginProblem problem() {
    return problem;
  }
}
