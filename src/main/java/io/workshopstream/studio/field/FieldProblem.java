package io.workshopstream.studio.field;

/**
 * A value of a studio that cannot work.
 *
 * @param was what it is; empty when it is not given. An address may hold a secret.
 * @param must what it has to be, such as {@code a whole number from 0 to 100}
 */
public record FieldProblem(StudioField field, String was, String must) {

  private static final int LONGEST_SHOWN = 100;

  /** The problem as a sentence for whoever gave the value. */
  public String sentence() {
    return field.word() + " must be " + must + (was.isEmpty() ? "" : "; " + shown());
  }

  /** Not where a secret may be. */
  private String shown() {
    if (field.isAddress() && (was.contains("?") || was.contains("@"))) {
      return "what was given is not shown, for it may hold a secret";
    }
    return was.length() <= LONGEST_SHOWN
        ? "it is \"" + was + "\""
        : "it begins with \"" + was.substring(0, LONGEST_SHOWN) + "\"";
  }
}
