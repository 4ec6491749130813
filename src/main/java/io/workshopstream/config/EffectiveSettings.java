package io.workshopstream.config;

import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.platform.Configuration;
import io.workshopstream.platform.Configuration.Origin;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** The value of each setting that holds, and where it comes from, for people to look at. */
public final class EffectiveSettings {

  private static final String MASK = "***";
  private static final Set<String> SECRETS = Set.of("key", "secret", "password", "token");

  private EffectiveSettings() {}

  /**
   * One setting.
   *
   * @param value {@code ***} for a secret that is set, and in addresses for what looks like one
   * @param source what the server calls the source of the value, or {@code defaults}
   * @param isDefault whether it is the one that ships with the application
   */
  public record Effective(String key, String value, String source, boolean isDefault) {}

  /** All settings that have a value, by name; those of each configured studio, too. */
  public static List<Effective> of(Configuration config) {
    RenamedSettings renamed = new RenamedSettings(config);
    return KnownSettings.with(new Values(config).list("studio.ids")).stream()
        .flatMap(key -> effective(config, key, renamed.nameRead(key)).stream())
        .toList();
  }

  private static Optional<Effective> effective(Configuration config, String key, String name) {
    try {
      return config.origin(name).map(origin -> effective(key, origin));
    } catch (NoSuchElementException | IllegalArgumentException unresolved) {
      return Optional.of(new Effective(key, "", "cannot be read: see the server's log", false));
    }
  }

  private static Effective effective(String key, Origin origin) {
    String source = origin.isDefault() ? "defaults" : origin.source();
    return new Effective(key, shown(key, origin.value()), source, origin.isDefault());
  }

  private static String shown(String key, String value) {
    if (isSecret(key)) {
      return value.isEmpty() ? "" : MASK;
    }
    return value.indexOf(':') > 0 ? masked(value) : MaskedAddress.inWords(value);
  }

  /** By the last word of its name. */
  private static boolean isSecret(String key) {
    int end = Math.max(key.lastIndexOf('.'), key.lastIndexOf('-'));
    return SECRETS.contains(key.substring(end + 1));
  }

  /** An address may have a login or a key inside. */
  private static String masked(String value) {
    try {
      return MaskedAddress.of(URI.create(value));
    } catch (IllegalArgumentException noAddress) {
      return MaskedAddress.inWords(value);
    }
  }
}
