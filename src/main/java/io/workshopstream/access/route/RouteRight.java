package io.workshopstream.access.route;

import io.workshopstream.access.identity.Role;
import io.workshopstream.access.rate.RateKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call one route, and what that counts as.
 *
 * @param path with {@code {…}} for a part that may be anything, and {@code **} for the rest
 * @param parts those of the path, between its slashes
 * @param role null when everybody may
 * @param counted the limits that a call uses up
 */
record RouteRight(
    Set<String> methods,
    String path,
    List<String> parts,
    @Nullable Role role,
    Set<RateKind> counted) {

  static RouteRight everybody(String methods, String path, RateKind... counted) {
    return new RouteRight(set(methods), path, parts(path), null, Set.of(counted));
  }

  /** Whoever needs a role is counted; what a call is besides is named. */
  static RouteRight needs(Role role, String methods, String path, RateKind... besides) {
    EnumSet<RateKind> counted = EnumSet.of(RateKind.CALLS, besides);
    return new RouteRight(set(methods), path, parts(path), role, Set.copyOf(counted));
  }

  private static Set<String> set(String methods) {
    return Set.of(methods.split(" ", -1));
  }

  /**
   * @param have the parts of the path that is asked for
   */
  boolean isOf(List<String> have) {
    boolean anyRest = parts.get(parts.size() - 1).equals("**");
    int fixed = anyRest ? parts.size() - 1 : parts.size();
    if (anyRest ? have.size() < fixed : have.size() != fixed) {
      return false;
    }
    for (int i = 0; i < fixed; i++) {
      if (!parts.get(i).startsWith("{") && !parts.get(i).equals(have.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** How many of its parts may be anything; the fewer, the more it means one route. */
  long templates() {
    return path.chars().filter(letter -> letter == '{' || letter == '*').count();
  }

  static List<String> parts(String path) {
    return List.of(path.split("/", -1));
  }

  Optional<Role> needed() {
    return Optional.ofNullable(role);
  }
}
