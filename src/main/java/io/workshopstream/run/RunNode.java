package io.workshopstream.run;

import io.workshopstream.metric.Metrics;
import io.workshopstream.run.follow.DatabaseNotices;
import io.workshopstream.run.follow.RunTail;
import io.workshopstream.run.follow.Watchers;
import io.workshopstream.run.lease.Leases;
import io.workshopstream.run.lease.Nodes;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.JdbiException;

/**
 * What this node does all the time, for its own runs and for those that are watched here: renews
 * its leases, takes what waits, reads what others stored, and listens for their notices.
 */
public final class RunNode {

  private static final Logger LOG = System.getLogger(RunNode.class.getName());

  private static final Duration AMONG_OTHERS = Duration.ofSeconds(3);
  private static final Duration ALONE = Duration.ofMinutes(1);

  private final Runs runs;
  private final RunTail tail;
  private final DatabaseNotices notices;
  private final Presence presence;
  private final Executor executor;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile long beatAt = System.nanoTime();
  private volatile boolean draining;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean again = new AtomicBoolean();

  /**
   * How others know of this node.
   *
   * @param nodes all that share the database
   * @param watchers of runs
   * @param streams tells how many clients watch here
   */
  public record Presence(Leases leases, Nodes nodes, Watchers watchers, IntSupplier streams) {}

  /**
   * @param executor bounded, for work that blocks; two of its threads are used at a time
   */
  public RunNode(
      Runs runs,
      RunTail tail,
      DatabaseNotices notices,
      Presence presence,
      Metrics metrics,
      Executor executor) {
    this.runs = runs;
    this.tail = tail;
    this.notices = notices;
    this.presence = presence;
    this.executor = executor;
    publish(metrics);
  }

  private void publish(Metrics metrics) {
    metrics.gauge("run_leases_held", "Runs that this server owns.", runs::working);
    metrics.gauge(
        "run_journal_lag_seconds",
        "How long the oldest event of this server's runs has waited to be stored.",
        () -> runs.unstoredFor().toMillis() / 1000.0);
    metrics.gauge(
        "streams_open_elsewhere",
        "Clients that watch on the other servers, as this one last learnt.",
        presence.nodes()::streamsElsewhere);
  }

  /**
   * Where one process alone can open the database, all leases are those of a process that is gone,
   * and its runs can go on at once. To be called once, before the first run is started.
   */
  public void prepare() {
    if (runs.repository().isEmbedded()) {
      presence.leases().voidAll();
      presence.nodes().forgetAll();
    }
  }

  /**
   * Begins to take what waits and what others leave behind: once this server answers, for a run may
   * need what the server itself serves. Calling it again does nothing.
   */
  public void start() {
    if (started.compareAndSet(false, true)) {
      executor.execute(() -> notices.listen(this::look));
      look();
    }
  }

  /** To be called each second; returns at once. */
  public void tick() {
    runs.tick();
    look();
  }

  /**
   * Looks after everything soon, on another thread; calls that come meanwhile are one more look.
   */
  private void look() {
    again.set(true);
    if (looking.compareAndSet(false, true)) {
      try {
        executor.execute(this::lookWhileAsked);
      } catch (RejectedExecutionException serverStops) {
        looking.set(false);
      }
    }
  }

  private void lookWhileAsked() {
    try {
      while (again.getAndSet(false)) {
        runs.renew();
        if (started.get()) {
          runs.takeWhatWaits();
        }
        tail.look();
      }
      beat();
    } catch (JdbiException databaseFails) {
      runs.repository().health().failed(databaseFails);
    } catch (RuntimeException broken) {
      LOG.log(Logger.Level.WARNING, "tried again at the next turn", broken);
    } finally {
      looking.set(false);
    }
  }

  /** Says that this node is there, and what for; rarely where no other one could want to know. */
  private void beat() {
    long now = System.nanoTime();
    if (now - beatAt >= 0) {
      Duration next = runs.repository().isEmbedded() ? ALONE : AMONG_OTHERS;
      presence
          .nodes()
          .beat(new Nodes.Load(presence.streams().getAsInt(), runs.working(), draining));
      presence.watchers().exchange();
      beatAt = now + next.toNanos();
    }
  }

  /** Gives the runs of this node to others, takes no more, and tells the others so. */
  public void drain() {
    draining = true;
    runs.close();
    beatAt = System.nanoTime();
    look();
  }

  /** What keeps this node from its part, as a sentence without its full stop; empty for nothing. */
  public Optional<String> problem() {
    return presence.leases().health().problem();
  }

  /** All nodes that share the database. Asks it. */
  public List<Nodes.Node> all() {
    return presence.nodes().all();
  }

  /** Listens no more, and says that this node goes. */
  public void stop() {
    notices.close();
    try {
      presence.nodes().leave();
    } catch (JdbiException databaseFails) { // the others see that nothing is heard of it
      LOG.log(Logger.Level.DEBUG, "the database does not hear that this node stops", databaseFails);
    }
  }
}
