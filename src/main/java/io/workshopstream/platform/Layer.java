package io.workshopstream.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One source of settings.
 *
 * @param name what people may call it
 * @param values by their names; asked for each time, since system properties change
 * @param variables whether the names are those of environment variables
 */
record Layer(String name, Supplier<? extends Map<?, ?>> values, boolean variables) {

  /** What ships with the application. */
  static final String DEFAULTS = "/META-INF/microprofile-config.properties";

  private static final Pattern NOT_IN_VARIABLES = Pattern.compile("[^A-Za-z0-9]");

  static Layer systemProperties() {
    return new Layer("system properties", System::getProperties, false);
  }

  static Layer environment() {
    return new Layer("environment", System::getenv, true);
  }

  /** A file of properties in UTF-8, as it is now; empty when it cannot be read. */
  static Optional<Layer> file(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Properties values = read(in);
      return Optional.of(new Layer(file.toString(), () -> values, false));
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** The file of defaults in the application itself. */
  static Layer defaults() {
    try (InputStream in = Layer.class.getResourceAsStream(DEFAULTS)) {
      Properties values = read(Objects.requireNonNull(in));
      return new Layer("defaults", () -> values, false);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Properties read(InputStream in) throws IOException {
    Properties values = new Properties();
    values.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    return values;
  }

  /**
   * What it says of a setting, as it stands there; null for nothing. An environment variable may be
   * called by the setting's own name, by that with an underscore for each other sign, or by the
   * latter in capitals (MicroProfile Config 3.0, environment variables mapping rules).
   */
  @Nullable String find(String key) {
    String found = get(key);
    if (found == null && variables) {
      String plain = NOT_IN_VARIABLES.matcher(key).replaceAll("_");
      found = get(plain);
      found = found == null ? get(plain.toUpperCase(Locale.ROOT)) : found;
    }
    return found;
  }

  private @Nullable String get(String name) {
    return values.get().get(name) instanceof String text ? text : null;
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Object name : Set.copyOf(values.get().keySet())) {
      if (name instanceof String text) {
        names.add(text);
      }
    }
    return names;
  }
}
