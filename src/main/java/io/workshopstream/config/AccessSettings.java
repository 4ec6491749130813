package io.workshopstream.config;

import io.workshopstream.access.AccessRules;
import io.workshopstream.access.forwarded.TrustedProxies;
import io.workshopstream.access.rate.RateKind;
import io.workshopstream.access.rate.RateLimit;
import io.workshopstream.access.rate.RateLimits;
import io.workshopstream.access.session.SessionLimits;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who may come in from the configuration. */
final class AccessSettings {

  private final Values values;

  AccessSettings(Values values) {
    this.values = values;
  }

  AccessRules rules() {
    SignOnSettings signOn = new SignOnSettings(values);
    return new AccessRules(
        values.flag("access.everyone"),
        signOn.jwtIssuer().isPresent() || signOn.login().isPresent(),
        origins(),
        values.time("access.token-lifetime"));
  }

  SessionLimits sessions() {
    return new SessionLimits(
        values.time("access.session-idle"),
        values.time("access.session-lifetime"),
        new SignOnSettings(values).login().map(client -> client.issuer().toString()).orElse(null));
  }

  RateLimits rates() {
    Map<RateKind, RateLimit> limits = new EnumMap<>(RateKind.class);
    for (RateKind kind : RateKind.values()) {
      rate("rate." + kind.word()).ifPresent(limit -> limits.put(kind, limit));
    }
    return new RateLimits(limits, values.count("rate.address-factor", 1, 1000));
  }

  private Optional<RateLimit> rate(String key) {
    String text = values.text(key);
    if (text.equals("0")) {
      return Optional.empty();
    }
    Optional<RateLimit> limit = RateLimit.parse(text);
    if (limit.isEmpty()) {
      values.wrong(SettingProblem.is(key, text, RateLimit.NOTATION));
    }
    return limit;
  }

  TrustedProxies proxies() {
    String key = "access.trusted-proxies";
    String must =
        "addresses or blocks of them, such as 10.0.0.7 or 10.0.0.0/24, with commas between";
    List<String> networks = values.list(key);
    networks.stream()
        .filter(text -> !TrustedProxies.isNetwork(text))
        .forEach(text -> values.wrong(SettingProblem.is(key, text, must)));
    return new TrustedProxies(networks);
  }

  Duration auditRetention() {
    return values.time("access.audit-retention");
  }

  /** Web origins, each with its scheme and without a path, as browsers send them. */
  private Set<String> origins() {
    String must = "web origins with their scheme and without a path, as https://admin.example.org";
    List<String> origins = values.list("access.origins");
    for (String origin : origins) {
      URI address = Values.web(origin);
      if (address == null
          || !address.getSchemeSpecificPart().equals("//" + address.getAuthority())) {
        values.wrong(Values.shownAddress("access.origins", origin, must));
      }
    }
    return Set.copyOf(origins);
  }
}
