package io.workshopstream.access.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All tokens as they were at one time. */
record TokenTable(
    List<ApiToken> all, Map<String, List<ApiToken>> byPrefix, Map<String, ApiToken> byId) {

  static TokenTable of(List<ApiToken> all) {
    return new TokenTable(
        List.copyOf(all),
        all.stream().collect(Collectors.groupingBy(ApiToken::prefix)),
        all.stream().collect(Collectors.toMap(ApiToken::id, Function.identity())));
  }

  /** The token with this secret, expired or not. */
  Optional<ApiToken> find(Secret secret) {
    Stream<ApiToken> candidates = byPrefix.getOrDefault(secret.prefix(), List.of()).stream();
    return candidates.filter(secret::isOf).findFirst();
  }

  /** The token with this id, expired or not. */
  Optional<ApiToken> withId(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
