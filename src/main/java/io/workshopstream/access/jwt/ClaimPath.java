package io.workshopstream.access.jwt;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a claim is: its name, or the way to it through the objects around it, such as {@code
 * realm_access/roles}. A claim whose whole name is the path comes first, since names may be
 * addresses.
 */
public record ClaimPath(String path) {

  /** Claims whose text is a list (RFC 8693, section 4.2); elsewhere a blank is part of a value. */
  private static final Set<String> LISTS = Set.of("scope", "scp");

  /** The texts that the claim has; none when it is not there or something else. */
  Set<String> values(Map<String, Object> claims) {
    return texts(find(claims)).collect(Collectors.toUnmodifiableSet());
  }

  private @Nullable Object find(Map<String, Object> claims) {
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    @Nullable Object found = claims;
    for (String part : path.split("/", -1)) {
      found = found instanceof Map<?, ?> object ? object.get(part) : null;
    }
    return found;
  }

  private Stream<String> texts(@Nullable Object found) {
    if (found instanceof String text) {
      List<String> parts =
          LISTS.contains(path) ? Arrays.asList(text.split(" ", -1)) : List.of(text);
      return parts.stream();
    }
    return found instanceof Collection<?> all
        ? all.stream().filter(String.class::isInstance).map(String.class::cast)
        : Stream.of();
  }
}
