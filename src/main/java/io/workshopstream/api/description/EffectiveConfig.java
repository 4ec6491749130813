package io.workshopstream.api.description;

import java.util.List;

/**
 * The settings that hold on this server.
 *
 * @param settings by name
 */
public record EffectiveConfig(List<Setting> settings) {

  public EffectiveConfig {
    settings = List.copyOf(settings);
  }

  /**
   * One setting.
   *
   * @param value {@code ***} for a secret
   * @param source where the value comes from; {@code defaults} for the application's own
   */
  public record Setting(String key, String value, String source) {}
}
