package io.workshopstream.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** The application's own defaults, and over them what a test sets; notes which keys were read. */
final class GivenConfig implements Config {

  private static final Pattern PLACE = Pattern.compile("\\$\\{([^:}]+):?([^}]*)}");

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> changed;
  final Set<String> read = new HashSet<>();

  GivenConfig(Map<String, String> changes) {
    try (InputStream in =
        GivenConfig.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      Properties defaults = new Properties();
      defaults.load(in);
      defaults.forEach((key, value) -> values.put(key.toString(), value.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    values.keySet().removeIf(key -> key.startsWith("%"));
    values.putAll(changes);
    changed = changes.keySet();
  }

  private String resolved(String text) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    resolved(values.getOrDefault(place.group(1), place.group(2)))));
  }

  @Override
  public <T> Optional<T> getOptionalValue(String key, Class<T> type) {
    read.add(key);
    return Optional.ofNullable(values.get(key))
        .map(this::resolved)
        .filter(text -> !text.isEmpty())
        .map(type::cast);
  }

  @Override
  public <T> T getValue(String key, Class<T> type) {
    return getOptionalValue(key, type).orElseThrow();
  }

  @Override
  public Iterable<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public ConfigValue getConfigValue(String key) {
    return new Given(key, values.get(key), changed.contains(key) ? 300 : 100);
  }

  /** A value of our file, or of the environment, which is what a test sets. */
  private record Given(String name, @Nullable String value, int ordinal) implements ConfigValue {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public @Nullable String getValue() {
      return value;
    }

    @Override
    public @Nullable String getRawValue() {
      return value;
    }

    @Override
    public String getSourceName() {
      return ordinal == 100 ? "file" : "environment";
    }

    @Override
    public int getSourceOrdinal() {
      return ordinal;
    }
  }

  @Override
  public Iterable<ConfigSource> getConfigSources() {
    return List.of();
  }

  @Override
  public <T> Optional<Converter<T>> getConverter(Class<T> type) {
    return Optional.empty();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new IllegalArgumentException();
  }
}
