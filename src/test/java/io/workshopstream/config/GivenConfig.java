package io.workshopstream.config;

import io.workshopstream.platform.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application's own defaults, and over them what a test sets; notes which keys were read. */
final class GivenConfig implements Configuration {

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
  public Optional<String> text(String key) {
    read.add(key);
    return Optional.ofNullable(values.get(key)).map(this::resolved).filter(text -> !text.isEmpty());
  }

  @Override
  public Optional<Origin> origin(String key) {
    return Optional.ofNullable(values.get(key))
        .map(value -> new Origin(value, "test", !changed.contains(key)));
  }

  @Override
  public Set<String> names() {
    return values.keySet();
  }

  @Override
  public String described() {
    return "Settings are a test's";
  }
}
