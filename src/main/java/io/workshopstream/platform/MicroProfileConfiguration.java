package io.workshopstream.platform;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** MicroProfile Config, where the server has it. */
final class MicroProfileConfiguration implements Configuration {

  private static final ClassLoader APPLICATION = MicroProfileConfiguration.class.getClassLoader();

  private final Config config;

  private MicroProfileConfiguration(Config config) {
    this.config = config;
  }

  /**
   * The server's; empty where its classes are missing, or are there and nobody implements them.
   * Asked for anew each time, because a server may hand out another once the application is in
   * place.
   */
  static Optional<Configuration> find() {
    try {
      return Optional.of(new MicroProfileConfiguration(ConfigProvider.getConfig(APPLICATION)));
    } catch (LinkageError | IllegalStateException absent) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> text(String key) {
    return config.getOptionalValue(key, String.class).filter(text -> !text.isEmpty());
  }

  @Override
  public Optional<Origin> origin(String key) {
    ConfigValue value = config.getConfigValue(key);
    return Optional.ofNullable(value.getValue())
        .map(
            text ->
                new Origin(
                    text,
                    String.valueOf(value.getSourceName()),
                    value.getSourceOrdinal() == ConfigSource.DEFAULT_ORDINAL));
  }

  @Override
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    config.getPropertyNames().forEach(names::add);
    return names;
  }

  @Override
  public String described() {
    return "Settings are read by the server's MicroProfile Config";
  }
}
