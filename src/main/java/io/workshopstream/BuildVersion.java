package io.workshopstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which build this is, as the build has noted it. */
final class BuildVersion {

  private static final String FILE = "/META-INF/build.properties";

  private BuildVersion() {}

  /** The version and the moment of the build. */
  static String read() {
    try (InputStream file =
        Objects.requireNonNull(BuildVersion.class.getResourceAsStream(FILE), FILE)) {
      Properties build = new Properties();
      build.load(file);
      return build.getProperty("version") + " built " + build.getProperty("built");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
