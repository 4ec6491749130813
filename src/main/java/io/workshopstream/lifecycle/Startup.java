package io.workshopstream.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.access.IncomingBodies;
import io.workshopstream.admin.schedule.Scheduler;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.config.Settings;
import io.workshopstream.database.DatabaseProbe;
import io.workshopstream.log.ClientNoise;
import io.workshopstream.log.PlainLines;
import io.workshopstream.run.RunNode;
import io.workshopstream.run.Runs;
import io.workshopstream.run.database.DatabaseFailure;
import io.workshopstream.stream.watch.AbandonedRuns;
import io.workshopstream.stream.watch.OpenStreams;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the server starts and stops: the tables, the clockwork of the streams, the
 * first refresh.
 */
@Singleton
@jakarta.ejb.Startup
@DependsOn("Preflight")
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
    name = "java:app/jdbc/catalogue",
    className = "io.workshopstream.lifecycle.StartDataSource",
    minPoolSize = 0,
    maxPoolSize = 16,
    properties = {
      // A connection that died is found before it is handed out, and all others are renewed with
      // it: by a query, since H2 calls a connection valid whose database has closed itself.
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
      "fish.payara.fail-all-connections=true"
    })
public class Startup {

  private static final Logger LOG = System.getLogger(Startup.class.getName());

  /** After this runs are taken even if this server's own page does not answer. */
  private static final int START_SECONDS = 30;

  @Inject private IncomingBodies bodies;
  @Inject private OpenStreams streams;
  @Inject private Stopping stopping;
  @Inject private AbandonedRuns abandoned;
  @Inject private Runs runs;
  @Inject private RunNode node;
  @Inject private Catalogue catalogue;
  @Inject private FirstAnswer firstAnswer;
  @Inject private FirstRefresh firstRefresh;
  @Inject private Serving serving;
  @Inject private DatabaseProbe database;
  @Inject private Scheduler scheduler;
  @Inject private ObjectMapper json;

  @Inject
  @Named("clockwork")
  private ScheduledExecutorService timer;

  private final List<Future<?>> clockwork = new ArrayList<>();

  @PostConstruct
  void start() {
    ClientNoise.keepOut();
    PlainLines.begin();
    Settings settings = Settings.ofServer();
    if (settings.sampleEnabled()) {
      catalogue.learn(SampleArtists.read(json));
    }
    node.prepare();
    everySecond(node::tick);
    everySecond(abandoned::tick);
    everySecond(streams::tick);
    everySecond(bodies::tick);
    everySecond(database::tick);
    everySecond(scheduler::tick);
    clockwork.add(timer.scheduleAtFixedRate(guarded(runs::prune), 1, 60, TimeUnit.MINUTES));
    serving.become(true);
    clockwork.add(timer.schedule(guarded(node::start), START_SECONDS, TimeUnit.SECONDS));
    boolean refresh = settings.refreshAtFirstStart();
    firstAnswer.await(() -> begin(refresh));
  }

  private void begin(boolean refresh) {
    node.start();
    if (refresh) {
      firstRefresh.begin();
    }
  }

  private void everySecond(Runnable work) {
    clockwork.add(timer.scheduleAtFixedRate(guarded(work), 1, 1, TimeUnit.SECONDS));
  }

  /** The container never again calls what has thrown once. */
  private Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException broken) {
        tell(broken);
      }
    };
  }

  private void tell(RuntimeException broken) {
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
