package io.workshopstream;

import io.workshopstream.access.AccessRules;
import io.workshopstream.advice.ModelSettings;
import io.workshopstream.budget.WorkLimits;
import io.workshopstream.crawl.BrowserLimits;
import io.workshopstream.crawl.CrawlLimits;
import io.workshopstream.run.RunLimits;
import io.workshopstream.stream.StreamLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads the configuration, once at start, and refuses what cannot work. Every key has its default
 * and its meaning in {@code META-INF/microprofile-config.properties}.
 */
final class Settings {

  private final Config config;

  Settings(Config config) {
    this.config = config;
  }

  static Settings ofServer() {
    return new Settings(ConfigProvider.getConfig());
  }

  RunLimits runs() {
    return new RunLimits(
        count("run.parallel", 1, 16),
        count("run.queued", 0, 10_000),
        time("run.processing-limit"),
        time("run.patience"),
        count("run.log-events", 100, 10_000_000),
        count("run.log-bytes", 100_000, Integer.MAX_VALUE),
        count("run.kept", 1, 1_000_000),
        time("run.kept-for"));
  }

  StreamLimits streams() {
    return new StreamLimits(
        count("stream.open-limit", 1, 1_000_000),
        count("stream.per-address-limit", 1, 1_000_000),
        time("stream.lifetime"),
        time("stream.heartbeat"),
        time("stream.write-timeout"),
        time("stream.retry"),
        count("stream.pending-bytes", 1024, 100_000_000));
  }

  /** How many streams are compressed at once. */
  int compressedStreams() {
    return count("stream.compressed-limit", 0, 100_000);
  }

  /** How long a run may go on unwatched; empty to let it go on for ever. */
  Optional<Duration> abandonedRuns() {
    String policy = config.getValue("stream.abandoned-run", String.class);
    return switch (policy) {
      case "continue" -> Optional.empty();
      case "cancel" -> Optional.of(time("stream.abandoned-after"));
      default ->
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "stream.abandoned-run is \"%s\"; it is \"continue\" or \"cancel\"",
                  policy));
    };
  }

  CrawlLimits crawl() {
    return new CrawlLimits(
        count("crawl.page-bytes", 1024, 1_000_000_000),
        count("crawl.redirects", 0, 100),
        count("crawl.pages", 1, 1_000_000),
        count("crawl.attempts", 1, 100),
        count("crawl.per-host", 1, 100),
        time("crawl.delay"),
        time("crawl.max-delay"),
        time("crawl.back-off"),
        time("crawl.connect-timeout"),
        time("crawl.read-timeout"),
        time("crawl.page-timeout"),
        time("crawl.total-timeout"),
        config.getValue("crawl.user-agent", String.class));
  }

  BrowserLimits browser() {
    return new BrowserLimits(
        config.getOptionalValue("crawl.browser.url", URI.class).orElse(null),
        config.getValue("crawl.browser.capabilities", String.class),
        count("crawl.browser.parallel", 1, 12),
        time("crawl.browser.timeout"),
        time("crawl.browser.settle"),
        time("crawl.browser.quiet"),
        count("crawl.browser.screenshot-bytes", 0, 100_000_000));
  }

  ModelSettings model() {
    Optional<URI> url = config.getOptionalValue("model.url", URI.class);
    String name = config.getOptionalValue("model.name", String.class).orElse("");
    if (url.isPresent() && name.isBlank()) {
      throw new IllegalArgumentException("model.name is missing, although model.url is set");
    }
    return new ModelSettings(
        url.orElse(null),
        name,
        config.getOptionalValue("model.key", String.class).orElse(null),
        time("model.timeout"),
        count("model.attempts", 1, 10),
        count("model.rate", 1, 10_000),
        count("model.tokens-per-day", 0, Integer.MAX_VALUE));
  }

  AccessRules access() {
    return new AccessRules(
        config.getValue("access.everyone", Boolean.class),
        config.getOptionalValues("access.origins", String.class).map(Set::copyOf).orElse(Set.of()));
  }

  /** The confidence, 0 to 1, below which a workshop waits until a person has looked. */
  double sure() {
    double sure = config.getValue("extraction.sure-from", Double.class);
    if (sure < 0 || sure > 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "extraction.sure-from is %s; it has to lie between 0 and 1", sure));
    }
    return sure;
  }

  /** The most that one page may cost. */
  WorkLimits work() {
    return new WorkLimits(
        count("extraction.page-steps", 100_000, Integer.MAX_VALUE),
        time("extraction.page-timeout"),
        System::nanoTime);
  }

  /** Whether the enabled studios are refreshed when the catalogue has never held anything. */
  boolean refreshAtFirstStart() {
    return config.getValue("refresh.at-first-start", Boolean.class);
  }

  /** Whether the sample studios' sites are served. */
  boolean sampleEnabled() {
    return config.getValue("sample.enabled", Boolean.class);
  }

  private int count(String key, int least, int most) {
    int value = config.getValue(key, Integer.class);
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s is %d; it has to lie between %d and %d", key, value, least, most));
    }
    return value;
  }

  private Duration time(String key) {
    Duration value = config.getValue(key, Duration.class);
    if (value.isNegative()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s is %s; a time is not negative", key, value));
    }
    return value;
  }
}
