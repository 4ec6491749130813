package io.workshopstream.config;

import java.util.List;
import java.util.stream.Stream;
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
    Values values = new Values(config);
    return new UnknownSettings(KnownSettings.with(values.list("studio.ids")))
        .warnings(values.names().filter(name -> !RenamedSettings.isOldName(name)).toList());
  }
}
