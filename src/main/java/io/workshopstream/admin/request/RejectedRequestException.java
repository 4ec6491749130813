package io.workshopstream.admin.request;

/** A request that is refused before any work begins; checked, for it is an answer and no defect. */
public class RejectedRequestException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong with a request. */
  public enum Problem {
    /** The body is no JSON object of the expected form. */
    MALFORMED,
    /** No studio is named. */
    NO_STUDIO,
    /** What is named cannot be a studio's id: too long, or with control characters. */
    INVALID_STUDIO,
    /** No studio has this id. */
    UNKNOWN_STUDIO,
    /** The studio is none that the caller may have to do with. */
    OTHER_STUDIO,
    /** The studio lacks a setting without which its pages cannot be asked for. */
    NOT_SET_UP,
    /** The run is under way, or nothing of it failed. */
    NOTHING_TO_RETRY
  }

  private final Problem problem;
  private final String sentence;

  public RejectedRequestException(Problem problem, String sentence) {
    super(sentence);
    this.problem = problem;
    this.sentence = sentence;
  }

  public Problem problem() {
    return problem;
  }

  /** What is wrong and what to do, in a reader's words. */
  public String sentence() {
    return sentence;
  }
}
