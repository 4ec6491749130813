package io.workshopstream.config;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** What is amiss with the names of settings, and no reason not to start. */
public final class SettingWarnings {

  private SettingWarnings() {}

  /** One sentence for each name that has changed, or that is no setting. */
  public static List<String> of(Config config) {
    return Stream.concat(new RenamedSettings(config).warnings().stream(), unknown(config).stream())
        .toList();
  }

  private static List<String> unknown(Config config) {
    Stream<String> names =
        Stream.concat(
            StreamSupport.stream(config.getPropertyNames().spliterator(), false),
            System.getenv().keySet().stream());
    return new UnknownSettings(KnownSettings.with(new Values(config).list("studio.ids")))
        .warnings(names.filter(name -> !RenamedSettings.isOldName(name)).toList());
  }
}
