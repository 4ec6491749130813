package io.workshopstream.platform;

import java.util.Optional;
import java.util.Set;

/**
 * The settings of this application, whoever reads them: MicroProfile Config where the server has
 * it, else one of ours, which reads the same sources in the same order.
 */
public interface Configuration {

  /**
   * The value of a setting, with what it names in <code>${…}</code> put in; empty when it is not
   * set, or set to nothing.
   *
   * @throws java.util.NoSuchElementException when it names a setting that there is not
   * @throws IllegalArgumentException when what it names leads back to it
   */
  Optional<String> text(String key);

  /**
   * Where the value of a setting comes from; empty when it is not set. Throws what {@link #text}
   * does.
   */
  Optional<Origin> origin(String key);

  /** The names of all settings that are set in some source, ours or not. */
  Set<String> names();

  /** How these settings are read, as a sentence for the log. */
  String described();

  /**
   * A value and its source.
   *
   * @param value may be empty
   * @param source what people may call it
   * @param isDefault whether it is the one in our own file
   */
  record Origin(String value, String source, boolean isDefault) {}
}
