package io.workshopstream.lifecycle;

import io.workshopstream.config.Listening;
import io.workshopstream.config.Settings;
import io.workshopstream.platform.Platform;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The moment from which the server answers: asks itself until it does, and then says where to look.
 * The port opens only after this application is in place.
 */
@ApplicationScoped
public class FirstAnswer {

  private static final Logger LOG = System.getLogger("io.workshopstream.Start");
  private static final int ATTEMPTS = 600;
  private static final int PATIENCE_MILLIS = 5_000;

  @Inject
  @Named("clockwork")
  private ScheduledExecutorService timer;

  /** Waits for it, on the container's timer. */
  void await(Runnable then) {
    attempt(Settings.ofServer().listening(), then, 1);
  }

  private void attempt(Listening listening, Runnable then, int number) {
    Future<?> unused =
        timer.schedule(
            () -> {
              if (answers(listening)) {
                announce(listening);
                then.run();
              } else if (number < ATTEMPTS) {
                attempt(listening, then, number + 1);
              } else {
                throw new FailedStart(Platform.configuration()).end(silence(listening));
              }
            },
            100,
            TimeUnit.MILLISECONDS);
  }

  private static void announce(Listening listening) {
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    LOG.log(
        Logger.Level.INFO,
        String.format(Locale.ROOT, "Ready in %.1f s: open %s", seconds, listening.page()));
  }

  private static String silence(Listening listening) {
    return String.format(
        Locale.ROOT,
        "Cannot start: server.port is %d, where this server does not answer; it must be the port on"
            + " which the server listens, and free",
        listening.port());
  }

  private static boolean answers(Listening listening) {
    try {
      HttpURLConnection connection = (HttpURLConnection) listening.page().toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      connection.setRequestMethod("HEAD");
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }
}
