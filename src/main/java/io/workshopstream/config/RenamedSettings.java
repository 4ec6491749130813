package io.workshopstream.config;

import io.workshopstream.platform.Configuration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/**
 * Settings that have another name than in the last release. In this release the old one is still
 * read, unless the new one is set too, and whoever set it is told the new one.
 */
final class RenamedSettings {

  /** New name → old name. */
  static final Map<String, String> OLD_NAMES =
      Map.of(
          "run.queue-capacity", "run.queued",
          "run.timeout", "run.processing-limit",
          "run.stall-timeout", "run.patience",
          "run.retention-count", "run.kept",
          "run.retention-time", "run.kept-for",
          "stream.abandoned-run-grace", "stream.abandoned-after",
          "normalisation.min-confidence", "extraction.sure-from",
          "crawl.browser.settle-timeout", "crawl.browser.settle",
          "crawl.browser.quiet-period", "crawl.browser.quiet",
          "model.requests-per-minute", "model.rate");

  private final Configuration config;

  RenamedSettings(Configuration config) {
    this.config = config;
  }

  /** Whether this is an old name, or the environment variable of one. */
  static boolean isOldName(String name) {
    return OLD_NAMES.values().stream()
        .anyMatch(old -> old.equals(name) || KnownSettings.variable(old).equals(name));
  }

  /** The name by which a setting is read: its old one where only that is set. */
  String nameRead(String key) {
    String old = OLD_NAMES.get(key);
    return old == null || !isSet(old) || isChanged(key) ? key : old;
  }

  /** One sentence for each old name that is set. */
  List<String> warnings() {
    return OLD_NAMES.entrySet().stream()
        .filter(names -> isSet(names.getValue()))
        .sorted(Map.Entry.comparingByValue())
        .map(names -> warning(names.getValue(), names.getKey()))
        .toList();
  }

  private String warning(String old, String key) {
    return withVariable(old)
        + " is now called "
        + withVariable(key)
        + (isChanged(key)
            ? "; both are set, so the old name is not read"
            : "; the old name is read in this release only");
  }

  private static String withVariable(String key) {
    return key + " (" + KnownSettings.variable(key) + ")";
  }

  private boolean isSet(String key) {
    return has(key, value -> true);
  }

  /** Whether it is set elsewhere than in our own file, which has a default for each new name. */
  private boolean isChanged(String key) {
    return has(key, value -> !value.isDefault());
  }

  private boolean has(String key, Predicate<Configuration.Origin> wanted) {
    try {
      return config
          .origin(key)
          .filter(value -> !value.value().isBlank())
          .filter(wanted)
          .isPresent();
    } catch (NoSuchElementException | IllegalArgumentException unresolved) {
      return true;
    }
  }
}
