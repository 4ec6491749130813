package io.workshopstream;

import io.workshopstream.config.Settings;
import io.workshopstream.database.Tables;
import io.workshopstream.log.ConsoleLog;
import io.workshopstream.run.OwnedRuns;
import io.workshopstream.run.RunLimits;
import io.workshopstream.run.RunNode;
import io.workshopstream.run.RunTasks;
import io.workshopstream.run.RunWorker;
import io.workshopstream.run.Runs;
import io.workshopstream.run.follow.DatabaseNotices;
import io.workshopstream.run.follow.RunRegistry;
import io.workshopstream.run.follow.RunTail;
import io.workshopstream.run.job.EventWriter;
import io.workshopstream.run.job.RunRecorder;
import io.workshopstream.run.lease.Leases;
import io.workshopstream.run.lease.NodeId;
import io.workshopstream.run.lease.Nodes;
import io.workshopstream.run.log.GlobalEventLog;
import io.workshopstream.run.log.LogBudget;
import io.workshopstream.run.store.RunRepository;
import io.workshopstream.stream.frame.JsonEventEncoder;
import io.workshopstream.stream.watch.OpenStreams;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

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

  @Produces
  @Singleton
  RunRepository runStore(Tables tables) {
    return new RunRepository(tables.database(), settings.runs().lease());
  }

  @Produces
  @Singleton
  Leases leases(Tables tables) {
    NodeId node = NodeId.next(settings.nodeName(), new SecureRandom());
    return new Leases(tables.database(), node, settings.runs().lease());
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
  RunTail runTail(RunRegistry registry, RunRepository store, GlobalEventLog feed, Clock clock) {
    return new RunTail(registry, store, feed, clock);
  }

  @Produces
  @Singleton
  DatabaseNotices notices(Tables tables, Leases leases, RunRepository store) {
    return new DatabaseNotices(tables.database(), leases.node(), store.isEmbedded());
  }

  @Produces
  @Singleton
  RunRecorder recorder(
      JsonEventEncoder encoder,
      Clock clock,
      RunRepository store,
      GlobalEventLog feed,
      DatabaseNotices notices) {
    EventWriter writer = new EventWriter(store, feed, notices, journalThreads, timer);
    return new RunRecorder(clock, encoder, writer, List.of(new ConsoleLog()));
  }

  @Produces
  @Singleton
  Runs runs(RunRegistry registry, RunRecorder recorder, Leases leases, Instance<RunTasks> kinds) {
    RunLimits limits = settings.runs();
    RunWorker worker =
        new RunWorker(
            runThreads, timer, limits.timeout(), leases, recorder.writer().repository().health());
    RunTasks tasks = key -> kinds.stream().flatMap(kind -> kind.task(key).stream()).findFirst();
    return new Runs(
        limits, new OwnedRuns(limits, leases, registry, recorder, worker, tasks), nodeThreads);
  }

  @Produces
  @Singleton
  RunNode node(
      Runs runs,
      RunTail tail,
      DatabaseNotices notices,
      Leases leases,
      Tables tables,
      OpenStreams streams) {
    Nodes nodes = new Nodes(tables.database(), leases.node());
    RunNode.Presence presence = new RunNode.Presence(leases, nodes, streams::count);
    return new RunNode(runs, tail, notices, presence, nodeThreads);
  }
}
