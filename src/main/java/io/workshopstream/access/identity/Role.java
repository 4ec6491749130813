package io.workshopstream.access.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller may do; each role may do what those before it may. */
public enum Role {
  /** Reads and watches. */
  VIEWER,
  /** Starts, cancels and decides besides. */
  OPERATOR,
  /** Makes and revokes tokens besides. */
  ADMIN;

  /** The role as it is written on the wire and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role that a word names. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** Whether it may do what another one may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The words of all roles that it includes, as groups for the container. */
  public Set<String> groups() {
    return EnumSet.range(VIEWER, this).stream().map(Role::word).collect(Collectors.toSet());
  }
}
