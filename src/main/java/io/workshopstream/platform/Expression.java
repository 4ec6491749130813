package io.workshopstream.platform;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value that names other settings as <code>${name}</code> or <code>${name:what else}</code>, both
 * of which may hold such names again (MicroProfile Config 3.0, property expressions). A backslash
 * before the dollar sign leaves it as it is.
 */
final class Expression {

  /** More than anybody writes: what is deeper leads back to itself. */
  private static final int DEEPEST = 20;

  private final Function<String, Optional<String>> raw;

  /**
   * @param raw the value of a setting as it stands in its source
   */
  Expression(Function<String, Optional<String>> raw) {
    this.raw = raw;
  }

  /**
   * The value with all that it names put in.
   *
   * @throws NoSuchElementException when a setting that it names is not there
   * @throws IllegalArgumentException when what it names leads back to it, or a brace is missing
   */
  String resolve(String value) {
    return resolve(value, 0);
  }

  private String resolve(String value, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("a setting leads back to itself");
    }
    StringBuilder resolved = new StringBuilder();
    int done = 0;
    for (int begin = value.indexOf("${"); begin >= 0; begin = value.indexOf("${", done)) {
      if (begin > 0 && value.charAt(begin - 1) == '\\') {
        resolved.append(value, done, begin - 1).append("${");
        done = begin + 2;
      } else {
        int end = end(value, begin);
        resolved.append(value, done, begin).append(named(value.substring(begin + 2, end), depth));
        done = end + 1;
      }
    }
    return resolved.append(value.substring(done)).toString();
  }

  private String named(String inner, int depth) {
    int colon = colon(inner);
    String name = resolve(colon < 0 ? inner : inner.substring(0, colon), depth + 1);
    Optional<String> there = raw.apply(name).filter(text -> !text.isEmpty());
    if (there.isPresent()) {
      return resolve(there.get(), depth + 1);
    }
    if (colon < 0) {
      throw new NoSuchElementException(name + " is not set");
    }
    return resolve(inner.substring(colon + 1), depth + 1);
  }

  /** Where what begins here ends. */
  private static int end(String value, int begin) {
    int open = 0;
    for (int i = begin; i < value.length(); i++) {
      if (value.startsWith("${", i)) {
        open++;
      } else if (value.charAt(i) == '}' && --open == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("a closing brace is missing");
  }

  /** Where the name ends and what stands in for it begins; -1 when nothing does. */
  private static int colon(String inner) {
    int open = 0;
    for (int i = 0; i < inner.length(); i++) {
      if (inner.startsWith("${", i)) {
        open++;
      } else if (inner.charAt(i) == '}') {
        open--;
      } else if (inner.charAt(i) == ':' && open == 0) {
        return i;
      }
    }
    return -1;
  }
}
