package io.workshopstream.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.access.AccessRules;
import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.body.IncomingBodies;
import io.workshopstream.access.identity.ApiTokens;
import io.workshopstream.access.jwt.JwtCallers;
import io.workshopstream.access.login.IssuerLogin;
import io.workshopstream.access.rate.RateLimiter;
import io.workshopstream.access.session.Sessions;
import io.workshopstream.admin.schedule.Scheduler;
import io.workshopstream.catalogue.Artists;
import io.workshopstream.config.Settings;
import io.workshopstream.database.DatabaseProbe;
import io.workshopstream.database.DiskSpace;
import io.workshopstream.health.Pulses;
import io.workshopstream.health.Serving;
import io.workshopstream.log.ClientNoise;
import io.workshopstream.log.PlainLines;
import io.workshopstream.monitoring.CatalogueMetrics;
import io.workshopstream.notice.NoticeDeliveries;
import io.workshopstream.notice.NoticeSubscriptions;
import io.workshopstream.quota.QuotaUpkeep;
import io.workshopstream.run.RunNode;
import io.workshopstream.run.Runs;
import io.workshopstream.run.database.DatabaseFailure;
import io.workshopstream.stream.watch.AbandonedRuns;
import io.workshopstream.stream.watch.OpenStreams;
import io.workshopstream.studio.StudioBook;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What happens when the server starts and stops: the tables, the clockwork of the streams, the
 * first refresh.
 */
@Singleton
@jakarta.ejb.Startup
@DependsOn("Preflight")
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {

  private static final Logger LOG = System.getLogger(Startup.class.getName());

  /** After this runs are taken even if this server's own page does not answer. */
  private static final int START_SECONDS = 30;

  @Inject private IncomingBodies bodies;
  @Inject private ApiTokens tokens;
  @Inject private Sessions sessions;
  @Inject private JwtCallers issuer;
  @Inject private Optional<IssuerLogin> login;
  @Inject private AccessRules access;
  @Inject private Audit audit;
  @Inject private RateLimiter rates;
  @Inject private OpenStreams streams;
  @Inject private Stopping stopping;
  @Inject private AbandonedRuns abandoned;
  @Inject private Runs runs;
  @Inject private RunNode node;
  @Inject private Artists artists;
  @Inject private FirstAnswer firstAnswer;
  @Inject private FirstRefresh firstRefresh;
  @Inject private Serving serving;
  @Inject private DatabaseProbe database;
  @Inject private DiskSpace disk;
  @Inject private Pulses pulses;
  @Inject private Scheduler scheduler;
  @Inject private QuotaUpkeep quota;
  @Inject private ObjectMapper json;
  @Inject private CatalogueMetrics metrics;
  @Inject private StudioBook studios;
  @Inject private NoticeDeliveries notices;
  @Inject private NoticeSubscriptions subscriptions;

  @Inject
  @Named("clockwork")
  private ScheduledExecutorService timer;

  @Inject
  @Named("node")
  private Executor nodeThreads;

  private final List<Future<?>> clockwork = new ArrayList<>();

  /** None of it waits for anything. */
  private final List<Runnable> everySecond = new ArrayList<>();

  @PostConstruct
  void start() {
    ClientNoise.keepOut();
    Settings settings = Settings.ofServer();
    if (settings.sampleEnabled()) {
      artists.seed(SampleArtists.read(json));
    }
    node.prepare();
    quota.begin();
    lookAfterCallers();
    everySecond(node::tick);
    everySecond(onThreadThatMayWait(abandoned::tick));
    everySecond(streams::tick);
    everySecond(onThreadThatMayWait(metrics::tick));
    everySecond(bodies::tick);
    everySecond(scheduler::tick);
    everySecond(quota::tick);
    everySecond(onThreadThatMayWait(studios::look));
    everySecond(notices::tick);
    lookAfterHealth();
    pruneNowAndThen();
    serving.begin();
    clockwork.add(timer.scheduleAtFixedRate(this::turn, 1, 1, TimeUnit.SECONDS));
    clockwork.add(timer.schedule(guarded(node::start), START_SECONDS, TimeUnit.SECONDS));
    boolean refresh = settings.refreshAtFirstStart();
    URI page = settings.listening().page();
    firstAnswer.await(() -> begin(refresh, page));
  }

  private void lookAfterCallers() {
    tokens.load();
    sessions.load();
    everySecond(tokens::tick);
    everySecond(sessions::tick);
    everySecond(issuer::tick);
    login.ifPresent(byIssuer -> everySecond(byIssuer::tick));
  }

  /** What is looked at once here is known when the server first says that it is ready. */
  private void lookAfterHealth() {
    everySecond(database::tick);
    disk.tick();
    everySecond(onThreadThatMayWait(disk::tick));
    pulses.tick();
    everySecond(pulses::tick);
  }

  private void pruneNowAndThen() {
    prune(runs::prune, 1, 60);
    prune(audit::prune, 2, 60);
    prune(rates::prune, 3, 60);
    prune(sessions::prune, 5, 5);
    prune(subscriptions::prune, 4, 60);
  }

  private void prune(Runnable work, int first, int minutes) {
    clockwork.add(
        timer.scheduleAtFixedRate(
            guarded(onThreadThatMayWait(work)), first, minutes, TimeUnit.MINUTES));
  }

  private void begin(boolean refresh, URI page) {
    if (tokens.areNone() && !access.singleSignOn()) {
      LOG.log(Logger.Level.INFO, howToMakeAToken(page));
    }
    node.start();
    if (refresh) {
      firstRefresh.begin();
    }
  }

  private String howToMakeAToken(URI page) {
    if (!access.everyone() && !Set.of("localhost", "[::1]").contains(page.getHost())) {
      return "No token has been made, and without one nobody is served here: the first one is made"
          + " while the server listens on 127.0.0.1 or 0.0.0.0 (SERVER_ADDRESS)";
    }
    String served = access.everyone() ? "everyone" : "only this machine";
    return "No token has been made: "
        + served
        + " is served. The first one, to be kept in a safe place: curl -d '{\"name\":\"first\",\"role\":\"admin\"}' "
        + page.resolve("/api/tokens");
  }

  private void everySecond(Runnable work) {
    everySecond.add(guarded(work));
  }

  /** All in one task, as each task of its own costs a server more than most of the work does. */
  private void turn() {
    everySecond.forEach(Runnable::run);
  }

  /** One at a time: turns that come meanwhile are left out. */
  private Runnable onThreadThatMayWait(Runnable work) {
    AtomicBoolean busy = new AtomicBoolean();
    Runnable turn =
        () -> {
          try {
            guarded(work).run();
          } finally {
            busy.set(false);
          }
        };
    return () -> {
      if (busy.compareAndSet(false, true)) {
        nodeThreads.execute(turn);
      }
    };
  }

  /** The container never again calls what has thrown once, and others come after it. */
  private Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException | Error broken) {
        tell(broken);
      }
    };
  }

  private void tell(Throwable broken) {
    if (DatabaseFailure.in(broken).isPresent()) {
      runs.repository().health().failed(broken);
    } else {
      LOG.log(Logger.Level.WARNING, "tried again at the next turn", broken);
    }
  }

  @PreDestroy
  void stop() {
    stopping.begin();
    clockwork.forEach(work -> work.cancel(false));
    node.stop();
    PlainLines.end();
  }
}
