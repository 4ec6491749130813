package io.workshopstream.access.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token is good for.
 *
 * @param name what people call it
 * @param studios the ids of those it is for; empty for all
 * @param expiresAt when it ends; null when it does not
 */
public record TokenGrant(String name, Role role, Set<String> studios, @Nullable Instant expiresAt) {

  /** The longest name of a token. */
  public static final int LONGEST_NAME = 100;

  /** The most studios that a token is for, unless it is for all. */
  public static final int MOST_STUDIOS = 50;

  public TokenGrant {
    studios = Set.copyOf(studios);
  }
}
