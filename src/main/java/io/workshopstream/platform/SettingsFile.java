package io.workshopstream.platform;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of settings outside of the application, the same on every server: the system property
 * {@code server.settings-file} or the environment variable {@code SERVER_SETTINGS_FILE} names it.
 */
public final class SettingsFile {

  private static final String KEY = "server.settings-file";
  private static final String VARIABLE = "SERVER_SETTINGS_FILE";

  private SettingsFile() {}

  private static Optional<String> path() {
    return Optional.ofNullable(System.getProperty(KEY, System.getenv(VARIABLE)))
        .filter(path -> !path.isBlank());
  }

  /** What it says; empty when none is named or it cannot be read. */
  static Optional<Layer> layer() {
    return path().flatMap(SettingsFile::read);
  }

  private static Optional<Layer> read(String path) {
    try {
      return Layer.file(Path.of(path));
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /** The name of the file that cannot be read; empty when all is well. */
  public static Optional<String> unreadable() {
    return layer().isPresent() ? Optional.empty() : path();
  }
}
