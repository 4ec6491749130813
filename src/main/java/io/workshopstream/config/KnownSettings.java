package io.workshopstream.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of all settings: those in our file of defaults, and each studio's. */
final class KnownSettings {

  private static final List<String> OF_A_STUDIO =
      List.of(
          "name",
          "start",
          "prefix",
          "key",
          "with-key.start",
          "with-key.prefix",
          "key-name",
          "depth",
          "keep-query",
          "rendering",
          "internal",
          "city",
          "zone",
          "enabled",
          "schedule",
          "image-url",
          "instagram-link");

  private static final Pattern NOT_IN_VARIABLES = Pattern.compile("[^A-Z0-9]");

  private KnownSettings() {}

  static Set<String> with(Collection<String> studios) {
    Set<String> known = new TreeSet<>();
    for (String name : defaults().stringPropertyNames()) {
      known.add(name.startsWith("%") ? name.substring(name.indexOf('.') + 1) : name);
    }
    for (String studio : studios) {
      OF_A_STUDIO.forEach(name -> known.add("studio." + studio + "." + name));
    }
    return known;
  }

  /** The environment variable of a setting, as MicroProfile Config defines it. */
  static String variable(String key) {
    return NOT_IN_VARIABLES.matcher(key.toUpperCase(Locale.ROOT)).replaceAll("_");
  }

  private static Properties defaults() {
    String file = "/META-INF/microprofile-config.properties";
    try (InputStream in = KnownSettings.class.getResourceAsStream(file)) {
      Properties defaults = new Properties();
      defaults.load(Objects.requireNonNull(in));
      return defaults;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
