package io.workshopstream.access.route;

import io.workshopstream.access.identity.Role;
import io.workshopstream.access.rate.RateKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call one route, and what that counts as.
 *
 * @param path with {@code {…}} for a part that may be anything, and {@code **} for the rest
 * @param role null when everybody may
 * @param counted the limits that a call uses up
 */
record RouteRight(Set<String> methods, String path, @Nullable Role role, Set<RateKind> counted) {

  static RouteRight everybody(String methods, String path, RateKind... counted) {
    return new RouteRight(set(methods), path, null, Set.of(counted));
  }

  /** Whoever needs a role is counted; what a call is besides is named. */
  static RouteRight needs(Role role, String methods, String path, RateKind... besides) {
    EnumSet<RateKind> counted = EnumSet.of(RateKind.CALLS, besides);
    return new RouteRight(set(methods), path, role, Set.copyOf(counted));
  }

  private static Set<String> set(String methods) {
    return Set.of(methods.split(" ", -1));
  }

  boolean isOf(String asked) {
    List<String> want = parts(path);
    List<String> have = parts(asked);
    boolean anyRest = want.get(want.size() - 1).equals("**");
    int fixed = anyRest ? want.size() - 1 : want.size();
    if (anyRest ? have.size() < fixed : have.size() != fixed) {
      return false;
    }
    for (int i = 0; i < fixed; i++) {
      if (!want.get(i).startsWith("{") && !want.get(i).equals(have.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** How many of its parts may be anything; the fewer, the more it means one route. */
  long templates() {
    return path.chars().filter(letter -> letter == '{' || letter == '*').count();
  }

  private static List<String> parts(String path) {
    return Arrays.asList(path.split("/", -1));
  }

  Optional<Role> needed() {
    return Optional.ofNullable(role);
  }
}
