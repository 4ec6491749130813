package io.workshopstream.monitoring;

import static java.util.Objects.requireNonNull;

import io.workshopstream.admin.Jobs;
import io.workshopstream.admin.meter.StudioMeter;
import io.workshopstream.metric.BoundedFamily;
import io.workshopstream.metric.MetricLabel;
import io.workshopstream.metric.Metrics;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.store.RunCensus;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the database says of the runs of all servers: how many wait, work or want a decision, and
 * when each studio was last refreshed. Looked up now and then, so that to show it costs nothing.
 */
@ApplicationScoped
public class CatalogueMetrics {

  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final Set<RunState> UNFINISHED =
      EnumSet.of(RunState.QUEUED, RunState.RUNNING, RunState.NEEDS_APPROVAL);
  private static final int MOST_KINDS = 16;

  @Inject private Metrics metrics;
  @Inject private RunCensus census;
  @Inject private Studios studios;
  @Inject private Clock clock;

  private final Map<String, Instant> refreshed = new ConcurrentHashMap<>();
  private final Collection<AtomicLong> counts = new CopyOnWriteArrayList<>();
  private final BoundedFamily<Map<RunState, AtomicLong>> runs =
      new BoundedFamily<>("kind", MOST_KINDS, this::shown);
  private final Set<StudioId> shown = new HashSet<>();
  private Instant begun = Instant.EPOCH;
  private long nextLook = System.nanoTime();

  /** Begins to show what is looked up from then on. */
  @PostConstruct
  void publish() {
    ProcessMetrics.publish(metrics);
    Jobs.KINDS.forEach(runs::of);
    begun = clock.instant();
    showStudios();
  }

  /** Those that were not shown yet; of very many, the first ones. */
  private void showStudios() {
    for (Studio studio : studios.enabled()) {
      if (shown.size() < StudioMeter.MOST_STUDIOS && shown.add(studio.id())) {
        show(studio.id());
      }
    }
  }

  private void show(StudioId studio) {
    metrics.gauge(
        "studio_refresh_age_seconds",
        "Since the studio's last refresh that did all it was asked ended on any server; since this"
            + " server started when none is known. No number while the studio is not enabled.",
        () -> age(studio),
        new MetricLabel("studio", studio.value()));
  }

  /** Nobody waits for the refresh of a studio that is disabled or gone. */
  private double age(StudioId studio) {
    return studios.find(studio).filter(Studio::enabled).isEmpty()
        ? Double.NaN
        : age(refreshed.getOrDefault(studio.value(), begun));
  }

  private double age(Instant since) {
    return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
  }

  private Map<RunState, AtomicLong> shown(MetricLabel kind) {
    Map<RunState, AtomicLong> byState = new EnumMap<>(RunState.class);
    for (RunState state : UNFINISHED) {
      AtomicLong count = new AtomicLong();
      byState.put(state, count);
      counts.add(count);
      metrics.gauge(
          "runs_unfinished",
          "Runs of all servers that wait, work, or want a decision.",
          count::get,
          kind,
          MetricLabel.of("state", state));
    }
    return byState;
  }

  /** Looks it up when it is time to; asks the database then. */
  public void tick() {
    if (System.nanoTime() - nextLook >= 0) {
      nextLook = System.nanoTime() + INTERVAL.toNanos();
      look();
    }
  }

  private void look() {
    showStudios();
    IdentityHashMap<AtomicLong, Long> found = new IdentityHashMap<>();
    for (RunCensus.Group group : census.count(UNFINISHED)) {
      AtomicLong count = runs.of(group.kind()).get(group.state());
      found.merge(requireNonNull(count), group.runs(), Long::sum);
    }
    counts.forEach(count -> count.set(found.getOrDefault(count, 0L)));
    refreshed.putAll(census.lastCompleted(Jobs.REFRESH_WORKSHOPS));
  }
}
