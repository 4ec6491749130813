package io.workshopstream.config;

import io.workshopstream.access.AccessRules;
import io.workshopstream.access.forwarded.TrustedProxies;
import io.workshopstream.access.jwt.ClaimMapping;
import io.workshopstream.access.jwt.JwtIssuer;
import io.workshopstream.access.login.ClientRegistration;
import io.workshopstream.access.rate.RateLimits;
import io.workshopstream.access.session.SessionLimits;
import io.workshopstream.advice.ModelSettings;
import io.workshopstream.budget.WorkLimits;
import io.workshopstream.crawl.page.BrowserLimits;
import io.workshopstream.crawl.page.CrawlLimits;
import io.workshopstream.database.ConfiguredDatabase;
import io.workshopstream.log.LogFormat;
import io.workshopstream.platform.Configuration;
import io.workshopstream.platform.Platform;
import io.workshopstream.run.RunLimits;
import io.workshopstream.stream.watch.StreamLimits;
import io.workshopstream.studio.StudioRules;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configuration as the rooms need it. With a {@link SettingProblem} no server starts. Every key
 * has its default and its meaning in {@code META-INF/microprofile-config.properties}.
 */
public final class Settings {

  private final Values values;

  public Settings(Configuration config) {
    this.values = new Values(config);
  }

  /** The settings of the server that this runs in. */
  public static Settings ofServer() {
    return new Settings(Platform.configuration());
  }

  /** All that is wrong, studios included. */
  public List<SettingProblem> problems() {
    nodeName();
    runs();
    streams();
    compressedStreams();
    abandonedRuns();
    crawl();
    cacheTime();
    browser();
    model();
    new NoticeSettings(values).read();
    access();
    sessions();
    auditRetention();
    rates();
    proxies();
    minConfidence();
    work();
    refreshAtFirstStart();
    scheduleJitter();
    sampleEnabled();
    database();
    logFormat();
    diskFreeBytes();
    listening();
    values.size("backup.restore-bytes", 1_000_000, 1_000_000_000_000L); // read where it is used
    studios();
    return values.problems();
  }

  /** What this server is called among those that share its database. */
  public String nodeName() {
    return values.text("node.name");
  }

  /** The bounds of runs. */
  public RunLimits runs() {
    return new RunLimits(
        values.count("run.parallel", 1, 16),
        values.count("run.queue-capacity", 0, 10_000),
        values.time("run.timeout"),
        values.time("run.stall-timeout"),
        values.time("run.lease"),
        values.count("run.log-events", 100, 10_000_000),
        values.count("run.log-bytes", 100_000, Integer.MAX_VALUE),
        values.count("run.memory-bytes", 1_000_000, Integer.MAX_VALUE),
        values.count("run.retention-count", 1, 1_000_000),
        values.time("run.retention-time"));
  }

  /** The bounds of streams. */
  public StreamLimits streams() {
    return new StreamLimits(
        values.count("stream.open-limit", 1, 1_000_000),
        values.count("stream.total-limit", 0, 10_000_000),
        values.count("stream.per-address-limit", 1, 1_000_000),
        values.time("stream.lifetime"),
        values.time("stream.heartbeat"),
        values.time("stream.write-timeout"),
        values.time("stream.retry"),
        values.count("stream.pending-bytes", 1024, 100_000_000));
  }

  /** How many streams are compressed at once. */
  public int compressedStreams() {
    return values.count("stream.compressed-limit", 0, 100_000);
  }

  /** How long a run may go on unwatched; empty to let it go on for ever. */
  public Optional<Duration> abandonedRuns() {
    String policy = values.oneOf("stream.abandoned-run", "continue", "cancel");
    Duration after = values.time("stream.abandoned-run-grace");
    return policy.equals("cancel") ? Optional.of(after) : Optional.empty();
  }

  /** The bounds of a crawl. */
  public CrawlLimits crawl() {
    return new CrawlLimits(
        values.count("crawl.page-bytes", 1024, 1_000_000_000),
        values.count("crawl.redirects", 0, 100),
        values.count("crawl.pages", 1, 1_000_000),
        values.count("crawl.attempts", 1, 100),
        values.count("crawl.per-host", 1, 100),
        values.time("crawl.delay"),
        values.time("crawl.max-delay"),
        values.time("crawl.back-off"),
        values.time("crawl.connect-timeout"),
        values.time("crawl.read-timeout"),
        values.time("crawl.page-timeout"),
        values.time("crawl.total-timeout"),
        values.text("crawl.user-agent"));
  }

  /** How long it is kept what was read from pages; zero to keep nothing. */
  public Duration cacheTime() {
    return values.time("crawl.cache-time");
  }

  /** Which browser renders pages, and its bounds. */
  public BrowserLimits browser() {
    return new BrowserLimits(
        values.address("crawl.browser.url").orElse(null),
        values.text("crawl.browser.capabilities"),
        values.count("crawl.browser.parallel", 1, 12),
        values.time("crawl.browser.timeout"),
        values.time("crawl.browser.settle-timeout"),
        values.time("crawl.browser.quiet-period"),
        values.count("crawl.browser.screenshot-bytes", 0, 100_000_000));
  }

  /** Which language model is asked, and its bounds. */
  public ModelSettings model() {
    Optional<URI> url = values.address("model.url");
    String name = values.optional("model.name").orElse("");
    if (url.isPresent() && name.isBlank()) {
      values.wrong(SettingProblem.is("model.name", "", "the name of a model, as model.url is set"));
    }
    return new ModelSettings(
        url.orElse(null),
        name,
        values.optional("model.key").orElse(null),
        values.time("model.timeout"),
        values.count("model.attempts", 1, 10),
        values.count("model.requests-per-minute", 1, 10_000),
        values.count("model.tokens-per-day", 0, Integer.MAX_VALUE));
  }

  /** Who may come in. */
  public AccessRules access() {
    return new AccessSettings(values).rules();
  }

  /** How long browsers stay logged in. */
  public SessionLimits sessions() {
    return new AccessSettings(values).sessions();
  }

  /** The issuer whose tokens prove callers; empty when there is none. */
  public Optional<JwtIssuer> jwtIssuer() {
    return new SignOnSettings(values).jwtIssuer();
  }

  /** The issuer by whom people log in; empty when they do by tokens only. */
  public Optional<ClientRegistration> login() {
    return new SignOnSettings(values).login();
  }

  /** What the claims of an issuer are worth. */
  public ClaimMapping claims() {
    return new SignOnSettings(values).claims();
  }

  /** How long it is kept what callers did. */
  public Duration auditRetention() {
    return new AccessSettings(values).auditRetention();
  }

  /** What callers may do how often. */
  public RateLimits rates() {
    return new AccessSettings(values).rates();
  }

  /** Whose word on the client behind them is taken. */
  public TrustedProxies proxies() {
    return new AccessSettings(values).proxies();
  }

  /** The values of all secrets, such as keys of studios and passwords. */
  public List<String> secrets() {
    Stream<String> keys =
        Stream.concat(
            Stream.of("model.key", "database.password", "mail.password"),
            new StudioSettings(values).keyNames().stream());
    return Stream.concat(
            keys.flatMap(key -> values.optional(key).stream()),
            login().flatMap(client -> Optional.ofNullable(client.credentials().secret())).stream())
        .toList();
  }

  /** The studios of the configuration, and what else it says of studios. */
  public StudioRules studios() {
    return new StudioSettings(values).rules();
  }

  /** Looks at the database's name or address and login; {@link ConfiguredDatabase} reads them. */
  private void database() {
    String name = values.optional("database.jndi-name").orElse("");
    if (!name.isEmpty() && !ConfiguredDatabase.isOfServer(name)) {
      values.wrong(
          SettingProblem.is("database.jndi-name", name, "a name in the server: jdbc/workshops"));
    }
    String url = values.optional("database.url").orElse("");
    if (ConfiguredDatabase.driverOf(url).isEmpty()) {
      String kind =
          url.replaceFirst("^((?:[a-z0-9]+:){0,2}).*", "$1…"); // the rest may hold a login
      values.wrong(
          SettingProblem.is(
              "database.url",
              url.isEmpty() ? "" : kind,
              "an address that begins with jdbc:h2: or jdbc:postgresql:"));
    } else if (ConfiguredDatabase.isForbidden(url)) {
      values.wrong(
          SettingProblem.hidden("database.url", "an address without INIT and AUTO_SERVER"));
    }
    values.text("database.user");
    values.optional("database.password");
  }

  /** How the lines of the log look. */
  public LogFormat logFormat() {
    return LogFormat.of(values.oneOf("log.format", "text", "json"));
  }

  /** How many bytes the disk of the embedded database must have free; 0 when it does not matter. */
  public long diskFreeBytes() {
    return values.size("health.disk-free-bytes", 0, 1_000_000_000_000_000L);
  }

  /** Where the server listens. */
  public Listening listening() {
    values.address("sample.base-url");
    values.optional("server.settings-file"); // read before there are settings
    return Listening.of(values);
  }

  /** The confidence, 0 to 1, below which a workshop waits until a person has looked. */
  public double minConfidence() {
    return values.between("normalisation.min-confidence", 0, 1);
  }

  /** The most that one page may cost. */
  public WorkLimits work() {
    return new WorkLimits(
        values.count("extraction.page-steps", 100_000, Integer.MAX_VALUE),
        values.time("extraction.page-timeout"),
        System::nanoTime);
  }

  /** Whether the enabled studios are refreshed when the catalogue has never held anything. */
  public boolean refreshAtFirstStart() {
    return values.flag("refresh.at-first-start");
  }

  /** The longest by which a refresh on schedule is delayed at random. */
  public Duration scheduleJitter() {
    return values.time("schedule.jitter");
  }

  /** Whether the sample studios' sites are served. */
  public boolean sampleEnabled() {
    return values.flag("sample.enabled");
  }
}
