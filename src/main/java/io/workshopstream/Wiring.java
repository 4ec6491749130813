package io.workshopstream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.access.session.Sessions;
import io.workshopstream.admin.Jobs;
import io.workshopstream.admin.request.StudioRequest;
import io.workshopstream.admin.schedule.Occurrences;
import io.workshopstream.admin.schedule.Scheduler;
import io.workshopstream.advice.Advisor;
import io.workshopstream.advice.TokenAccount;
import io.workshopstream.api.preview.PreviewQueue;
import io.workshopstream.budget.WorkLimits;
import io.workshopstream.config.Settings;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.database.DatabaseProbe;
import io.workshopstream.database.Tables;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.metric.Metrics;
import io.workshopstream.monitoring.OpenTelemetryTracing;
import io.workshopstream.normalisation.Normaliser;
import io.workshopstream.notice.NoticeDeliveries;
import io.workshopstream.platform.LingeringExecutor;
import io.workshopstream.platform.ReusingExecutor;
import io.workshopstream.quota.QuotaUpkeep;
import io.workshopstream.quota.SharedHostTurns;
import io.workshopstream.quota.SharedTokens;
import io.workshopstream.run.Runs;
import io.workshopstream.run.follow.RunTail;
import io.workshopstream.run.follow.Watchers;
import io.workshopstream.run.lease.Leases;
import io.workshopstream.run.lease.Nodes;
import io.workshopstream.run.log.AsyncEventReader;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.store.RunRepository;
import io.workshopstream.stream.frame.ControlEvents;
import io.workshopstream.stream.frame.JsonEventEncoder;
import io.workshopstream.stream.meter.StreamMeter;
import io.workshopstream.stream.output.CompressionLimit;
import io.workshopstream.stream.watch.AbandonedRuns;
import io.workshopstream.stream.watch.Dispatcher;
import io.workshopstream.stream.watch.OpenStreams;
import io.workshopstream.stream.watch.Subscriptions;
import io.workshopstream.studio.Studios;
import io.workshopstream.trace.Tracing;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Puts the rooms together: their limits from the configuration, their threads from the server, one
 * clock for all.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = Wiring.RUNS, maxAsync = 18)
@ManagedExecutorDefinition(name = Wiring.STREAMS, maxAsync = 4)
@ManagedExecutorDefinition(name = Wiring.JOURNAL, maxAsync = 3)
@ManagedExecutorDefinition(name = Wiring.NODE, maxAsync = Wiring.NODE_WORKERS)
@ManagedExecutorDefinition(name = Wiring.ACCESS, maxAsync = 2)
@ManagedExecutorDefinition(name = Wiring.ISSUER, maxAsync = 2)
@ManagedExecutorDefinition(name = Wiring.CRAWL, maxAsync = 24)
@ManagedExecutorDefinition(name = Wiring.HISTORY, maxAsync = 5)
@ManagedExecutorDefinition(name = Wiring.ANSWERS, maxAsync = 2)
@ManagedExecutorDefinition(name = Wiring.NOTICES, maxAsync = 1 + NoticeDeliveries.AT_WORK)
@ManagedExecutorDefinition(name = Wiring.PREVIEWS, maxAsync = Wiring.PREVIEWS_AT_WORK)
@ManagedScheduledExecutorDefinition(name = Wiring.TIMER, maxAsync = 2)
@ManagedScheduledExecutorDefinition(name = Wiring.BODIES, maxAsync = 2)
public class Wiring {

  static final String RUNS = "java:app/concurrent/runs";
  static final String STREAMS = "java:app/concurrent/streams";
  static final String JOURNAL = "java:app/concurrent/journal";
  static final String NODE = "java:app/concurrent/node";
  static final String ACCESS = "java:app/concurrent/access";
  static final String ISSUER = "java:app/concurrent/issuer";
  static final String CRAWL = "java:app/concurrent/crawl";
  static final String HISTORY = "java:app/concurrent/history";
  static final String ANSWERS = "java:app/concurrent/answers";
  static final String NOTICES = "java:app/concurrent/notices";
  static final String PREVIEWS = "java:app/concurrent/previews";
  static final String TIMER = "java:app/concurrent/timer";
  static final String BODIES = "java:app/concurrent/bodies";
  static final int NODE_WORKERS = 4;
  static final int PREVIEWS_AT_WORK = 4;
  private static final int PREVIEWS_WAITING = 16;
  private static final long PREVIEW_BYTES = 64L * 1024 * 1024;

  /**
   * One for each core, as they never wait; two at least, so that a turn which takes long holds up
   * nobody.
   */
  private static final int DISPATCHER_WORKERS =
      Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));

  /** Longer than from one look at all streams to the next. */
  static final Duration LINGER = Duration.ofSeconds(2);

  @Resource(lookup = STREAMS)
  private ManagedExecutorService streamThreads;

  @Resource(lookup = TIMER)
  private ManagedScheduledExecutorService timer;

  @Resource(lookup = JOURNAL)
  private ManagedExecutorService journalThreads;

  @Resource(lookup = CRAWL)
  private ManagedExecutorService crawlThreads;

  @Resource(lookup = HISTORY)
  private ManagedExecutorService historyThreads;

  @Resource(lookup = PREVIEWS)
  private ManagedExecutorService previewThreads;

  @Resource(lookup = ANSWERS)
  private ManagedExecutorService answerThreads;

  private final Settings settings = Settings.ofServer();

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  PreviewQueue previews() {
    return new PreviewQueue(previewThreads, PREVIEWS_AT_WORK + PREVIEWS_WAITING, PREVIEW_BYTES);
  }

  /** That of the server, where it has one. */
  @Produces
  @Singleton
  Tracing tracing(Instance<OpenTelemetryTracing> ofServer) {
    return ofServer.isUnsatisfied() ? Tracing.NONE : ofServer.get();
  }

  /** Whether the sample sites are shown, which know nothing of settings. */
  @Produces
  @Named("sample.enabled")
  boolean sampleEnabled() {
    return settings.sampleEnabled();
  }

  /** For answers that had to wait for something. */
  @Produces
  @Named("answers")
  Executor answers() {
    return answerThreads;
  }

  /** For what is done now and then, and quickly. */
  @Produces
  @Named("clockwork")
  ScheduledExecutorService clockwork() {
    return timer;
  }

  @Produces
  @Singleton
  SharedHostTurns hostTurns(Tables tables, Leases leases, RunRepository store, Clock clock) {
    return new SharedHostTurns(
        tables.database(), leases.node(), store.health(), store.isEmbedded(), clock);
  }

  @Produces
  @Singleton
  Crawler crawler(SharedHostTurns turns, Clock clock) {
    MaskedAddress.learn(settings.secrets());
    Executor workers = new ReusingExecutor(crawlThreads, Duration.ofMillis(50));
    return new Crawler(settings.crawl(), settings.browser(), workers, turns, clock);
  }

  @Produces
  @Singleton
  QuotaUpkeep quotaUpkeep(Crawler crawler, SharedHostTurns turns) {
    return new QuotaUpkeep(crawler, turns, historyThreads);
  }

  static void close(@Disposes Crawler crawler) {
    crawler.close();
  }

  @Produces
  @Singleton
  WorkLimits work() {
    return settings.work();
  }

  @Produces
  @Singleton
  Extraction extraction() {
    return new Extraction();
  }

  @Produces
  @Singleton
  Normaliser normaliser() {
    return new Normaliser(settings.minConfidence());
  }

  @Produces
  @Singleton
  Advisor advisor(Tables tables, RunRepository store, Clock clock) {
    TokenAccount account = new SharedTokens(tables.database(), store.health());
    return new Advisor(settings.model(), account, clock);
  }

  static void close(@Disposes Advisor advisor) {
    advisor.close();
  }

  @Produces
  @Singleton
  ObjectMapper json() {
    return Json.mapper();
  }

  @Produces
  @Singleton
  JsonEventEncoder eventEncoder(ObjectMapper json) {
    return new JsonEventEncoder(json);
  }

  @Produces
  @Singleton
  DatabaseProbe databaseProbe(Tables tables, RunRepository store) {
    Executor own = new LingeringExecutor(journalThreads, 1, LINGER);
    return new DatabaseProbe(tables.database(), store.health(), own);
  }

  @Produces
  @Singleton
  Scheduler scheduler(Studios studios, Tables tables, Clock clock, Runs runs, Jobs jobs) {
    return new Scheduler(
        studios,
        tables.database(),
        new Occurrences(clock, settings.scheduleJitter(), new SecureRandom()),
        runs,
        studio -> jobs.refreshWorkshops(new StudioRequest(studio.value(), false)),
        new LingeringExecutor(historyThreads, 1, LINGER));
  }

  @Produces
  @Singleton
  OpenStreams streams(
      JsonEventEncoder encoder, Nodes nodes, Sessions sessions, Metrics metrics, Clock clock) {
    Executor streams = new LingeringExecutor(streamThreads, DISPATCHER_WORKERS, LINGER);
    return new OpenStreams(
        settings.streams(),
        new ControlEvents(encoder),
        new Dispatcher(streams, DISPATCHER_WORKERS),
        nodes::streamsElsewhere,
        sessions::closeReason,
        new StreamMeter(metrics, clock));
  }

  @Produces
  @Singleton
  CompressionLimit compressors() {
    return new CompressionLimit(settings.compressedStreams());
  }

  @Produces
  @Singleton
  AbandonedRuns abandonedRuns(Runs runs, Watchers watchers, Clock clock) {
    return new AbandonedRuns(runs, watchers, clock, settings.abandonedRuns());
  }

  @Produces
  @Singleton
  Subscriptions watching(
      OpenStreams streams,
      AbandonedRuns abandoned,
      GlobalEventLog feed,
      RunTail tail,
      RunRepository store,
      Clock clock) {
    AsyncEventReader history = new AsyncEventReader(store, historyThreads);
    return new Subscriptions(streams, abandoned, feed, tail, history, clock);
  }
}
