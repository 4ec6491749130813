package io.workshopstream.config;

/**
 * A setting with which the server cannot start.
 *
 * @param key such as {@code run.parallel}
 * @param was what is wrong, such as {@code is "abc"}; never a secret
 * @param must what it has to be, such as {@code a whole number from 1 to 16}
 */
public record SettingProblem(String key, String was, String must) {

  static SettingProblem is(String key, String value, String must) {
    return new SettingProblem(key, value.isEmpty() ? "is not set" : "is \"" + value + "\"", must);
  }

  /** For values that nobody may read, and such as may hold a key. */
  static SettingProblem hidden(String key, String must) {
    return new SettingProblem(key, "has a value that cannot work", must);
  }

  /** The problem as one sentence for whoever set it. */
  public String sentence() {
    return key + " " + was + "; it must be " + must;
  }
}
