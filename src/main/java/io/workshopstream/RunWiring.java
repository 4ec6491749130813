package io.workshopstream;

import io.workshopstream.admin.Jobs;
import io.workshopstream.config.Settings;
import io.workshopstream.database.Tables;
import io.workshopstream.log.ConsoleLog;
import io.workshopstream.metric.Metrics;
import io.workshopstream.notice.Outbox;
import io.workshopstream.platform.LingeringExecutor;
import io.workshopstream.run.OwnedRuns;
import io.workshopstream.run.RunLimits;
import io.workshopstream.run.RunNode;
import io.workshopstream.run.RunTasks;
import io.workshopstream.run.RunWorker;
import io.workshopstream.run.Runs;
import io.workshopstream.run.follow.DatabaseNotices;
import io.workshopstream.run.follow.RunRegistry;
import io.workshopstream.run.follow.RunTail;
import io.workshopstream.run.follow.Watchers;
import io.workshopstream.run.job.EventWriter;
import io.workshopstream.run.job.RunRecorder;
import io.workshopstream.run.lease.Leases;
import io.workshopstream.run.lease.NodeHealth;
import io.workshopstream.run.lease.NodeId;
import io.workshopstream.run.lease.Nodes;
import io.workshopstream.run.lease.RunWatches;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.log.LogBudget;
import io.workshopstream.run.meter.JournalMeter;
import io.workshopstream.run.meter.RunMeter;
import io.workshopstream.run.store.RunCensus;
import io.workshopstream.run.store.RunRepository;
import io.workshopstream.stream.frame.JsonEventEncoder;
import io.workshopstream.stream.watch.OpenStreams;
import io.workshopstream.trace.Tracing;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

/** Puts together what runs are made of. */
@ApplicationScoped
public class RunWiring {

  @Resource(lookup = Wiring.RUNS)
  private ManagedExecutorService runThreads;

  @Resource(lookup = Wiring.TIMER)
  private ManagedScheduledExecutorService timer;

  @Resource(lookup = Wiring.JOURNAL)
  private ManagedExecutorService journalThreads;

  @Resource(lookup = Wiring.NODE)
  private ManagedExecutorService nodeThreads;

  private final Settings settings = Settings.ofServer();

  /** For what this server does among others; the threads are there once this is put together. */
  private final Executor node =
      new LingeringExecutor(task -> nodeThreads.execute(task), Wiring.NODE_WORKERS, Wiring.LINGER);

  @Produces
  @Singleton
  RunRepository runStore(Tables tables, Outbox notices) {
    return new RunRepository(tables.database(), settings.runs().lease(), notices);
  }

  @Produces
  @Singleton
  RunCensus runCensus(Tables tables) {
    return new RunCensus(tables.database());
  }

  @Produces
  @Singleton
  NodeHealth nodeHealth(Metrics metrics) {
    return new NodeHealth(settings.runs().lease(), metrics);
  }

  @Produces
  @Singleton
  Leases leases(Tables tables, NodeHealth health) {
    NodeId node = NodeId.next(settings.nodeName(), new SecureRandom());
    return new Leases(tables.database(), node, settings.runs().lease(), health);
  }

  @Produces
  @Singleton
  Nodes nodes(Tables tables, Leases leases) {
    return new Nodes(tables.database(), leases.node(), BuildVersion.read());
  }

  @Produces
  @Singleton
  Watchers watchers(Tables tables, Leases leases, RunRegistry registry, RunRepository store) {
    RunWatches rows = new RunWatches(tables.database(), leases.node());
    return new Watchers(registry, rows, store.isEmbedded());
  }

  /** For what this server does among others, on threads that may wait. */
  @Produces
  @Named("node")
  Executor nodeExecutor() {
    return node;
  }

  @Produces
  @Singleton
  GlobalEventLog runFeed() {
    return new GlobalEventLog(settings.runs().events(), settings.runs().bytes());
  }

  @Produces
  @Singleton
  RunRegistry runRegistry(RunRepository store) {
    RunLimits limits = settings.runs();
    LogBudget budget = new LogBudget(limits.memoryBytes());
    return new RunRegistry(store, limits.events(), limits.bytes(), budget);
  }

  @Produces
  @Singleton
  RunTail runTail(
      RunRegistry registry,
      RunRepository store,
      GlobalEventLog feed,
      NodeHealth health,
      Clock clock) {
    return new RunTail(registry, store, feed, health, clock);
  }

  @Produces
  @Singleton
  DatabaseNotices notices(Tables tables, Leases leases, RunRepository store) {
    return new DatabaseNotices(
        tables.database(), leases.node(), leases.health(), store.isEmbedded());
  }

  @Produces
  @Singleton
  RunRecorder recorder(
      JsonEventEncoder encoder,
      Clock clock,
      RunRepository store,
      GlobalEventLog feed,
      DatabaseNotices notices,
      Metrics metrics) {
    JournalMeter meter = new JournalMeter(metrics);
    Executor journal = new LingeringExecutor(journalThreads, 1, Wiring.LINGER);
    EventWriter writer = new EventWriter(store, feed, notices, meter, journal, timer);
    ConsoleLog console = new ConsoleLog(new LingeringExecutor(journalThreads, 1, Wiring.LINGER));
    return new RunRecorder(clock, encoder, writer, List.of(console));
  }

  @Produces
  @Singleton
  Runs runs(
      RunRegistry registry,
      RunRecorder recorder,
      Leases leases,
      Instance<RunTasks> kinds,
      Metrics metrics,
      Tracing tracing) {
    RunLimits limits = settings.runs();
    RunWorker worker =
        new RunWorker(
            runThreads,
            timer,
            limits.timeout(),
            leases,
            recorder.writer().repository().health(),
            tracing);
    RunTasks tasks = key -> kinds.stream().flatMap(kind -> kind.task(key).stream()).findFirst();
    OwnedRuns owned = new OwnedRuns(limits, leases, registry, recorder, worker, tasks);
    return new Runs(limits, owned, new RunMeter(metrics, Jobs.KINDS), node);
  }

  @Produces
  @Singleton
  RunNode.Presence presence(Leases leases, Nodes nodes, Watchers watchers, OpenStreams streams) {
    return new RunNode.Presence(leases, nodes, watchers, streams::count);
  }

  @Produces
  @Singleton
  RunNode node(
      Runs runs,
      RunTail tail,
      DatabaseNotices notices,
      RunNode.Presence presence,
      Metrics metrics) {
    return new RunNode(runs, tail, notices, presence, metrics, node);
  }
}
