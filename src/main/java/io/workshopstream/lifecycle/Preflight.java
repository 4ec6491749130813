package io.workshopstream.lifecycle;

import io.workshopstream.config.SettingProblem;
import io.workshopstream.config.Settings;
import io.workshopstream.health.MicroProfileHealth;
import io.workshopstream.log.PlainLines;
import io.workshopstream.monitoring.OpenTelemetryTracing;
import io.workshopstream.platform.Configuration;
import io.workshopstream.platform.Platform;
import io.workshopstream.run.Runs;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.List;

/**
 * The look at everything that could prevent the start, before anything else is built: settings,
 * port, database, tables.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Preflight {

  private static final Logger LOG = System.getLogger("io.workshopstream.Start");

  @Inject private Instance<Runs> runs;
  @Inject private Instance<MicroProfileHealth> health;
  @Inject private Instance<OpenTelemetryTracing> traces;

  private void tellWhatIsMissing() {
    if (health.isUnsatisfied()) {
      LOG.log(
          Logger.Level.INFO,
          "This server has no MicroProfile Health: the application answers /health itself");
    }
    if (traces.isUnsatisfied()) {
      LOG.log(Logger.Level.INFO, "This server has no OpenTelemetry: there are no traces");
    }
  }

  @PostConstruct
  void check() {
    Configuration config = Platform.configuration();
    PlainLines.begin(new Settings(config).logFormat());
    LOG.log(Logger.Level.INFO, config.described());
    tellWhatIsMissing();
    StartConditions conditions = new StartConditions(config);
    conditions.warnings().forEach(warning -> LOG.log(Logger.Level.WARNING, warning));
    List<SettingProblem> problems = conditions.problems();
    if (!problems.isEmpty()) {
      throw new FailedStart(config).because(problems);
    }
    try {
      runs.get(); // brings the tables up to date, and opens the history
    } catch (RuntimeException unexpected) {
      throw new FailedStart(config).because(unexpected);
    }
  }
}
