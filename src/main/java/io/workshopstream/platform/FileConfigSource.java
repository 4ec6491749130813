package io.workshopstream.platform;

import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The file of settings for MicroProfile Config, which makes this class at each start. */
public final class FileConfigSource implements ConfigSource {

  /** Between the environment (300) and the defaults in the application (100). */
  private static final int ORDINAL = 200;

  private final Optional<Layer> file = SettingsFile.layer();

  @Override
  public Set<String> getPropertyNames() {
    return file.map(Layer::names).orElse(Set.of());
  }

  @Override
  public @Nullable String getValue(String key) {
    return file.map(layer -> layer.find(key)).orElse(null);
  }

  @Override
  public String getName() {
    return file.map(Layer::name).orElse("no file of settings");
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }
}
