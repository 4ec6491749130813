package io.workshopstream.access.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a browser stays logged in, and by whom.
 *
 * @param idle without a request and without an open stream
 * @param lifetime in all
 * @param issuer by whose word people are logged in; null when by tokens only
 */
public record SessionLimits(Duration idle, Duration lifetime, @Nullable String issuer) {}
