package io.workshopstream.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that the sites are made of, shipped as resources. */
final class SiteFiles {

  private SiteFiles() {}

  /**
   * @param name relative to the sites' folder, such as {@code yoactiv/head.html}; never taken from
   *     a request
   */
  static String read(String name) {
    try (InputStream file = SiteFiles.class.getResourceAsStream("/sample/" + name)) {
      if (file == null) {
        throw new IllegalArgumentException("no such file of the sample sites: " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
