package io.workshopstream.config;

import io.workshopstream.platform.Configuration;
import java.util.List;
import java.util.stream.Stream;

/** What is amiss with the names of settings, and no reason not to start. */
public final class SettingWarnings {

  private SettingWarnings() {}

  /** One sentence for each name that has changed, or that is no setting. */
  public static List<String> of(Configuration config) {
    return Stream.concat(new RenamedSettings(config).warnings().stream(), unknown(config).stream())
        .toList();
  }

  private static List<String> unknown(Configuration config) {
    Values values = new Values(config);
    return new UnknownSettings(KnownSettings.with(values.list("studio.ids")))
        .warnings(values.names().filter(name -> !RenamedSettings.isOldName(name)).toList());
  }
}
