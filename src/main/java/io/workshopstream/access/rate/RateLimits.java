package io.workshopstream.access.rate;

import java.util.Map;
import java.util.Optional;

/**
 * What callers may do how often.
 *
 * @param ofCaller what one token, or its logins, may; a kind that is missing has no limit
 * @param addressFactor how many times that one address may, from which several callers may come
 */
public record RateLimits(Map<RateKind, RateLimit> ofCaller, int addressFactor) {

  public RateLimits {
    ofCaller = Map.copyOf(ofCaller);
  }

  Optional<RateLimit> ofCaller(RateKind kind) {
    return Optional.ofNullable(ofCaller.get(kind));
  }

  Optional<RateLimit> ofAddress(RateKind kind) {
    return ofCaller(kind).map(limit -> limit.times(addressFactor));
  }
}
