package io.workshopstream.advice;

import java.time.Clock;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Where the language model is asked. All runs share its connections, its budget and what it said
 * before.
 */
public final class Advisor implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final ModelSettings settings;
  private final Clock clock;
  private final Budget budget;
  private final KnownAnswers known = new KnownAnswers();
  private final CloseableHttpClient http;

  public Advisor(ModelSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    budget = new Budget(settings, clock);
    http =
        HttpClientBuilder.create()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(Timeout.of(CONNECT)).build())
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .build();
  }

  /** Begins to ask for one run, on the run's own thread; nothing is asked before. */
  public Consultation begin() {
    return new Consultation(settings, clock, budget, known, http);
  }

  /** Closes the connections. */
  @Override
  public void close() {
    http.close(CloseMode.GRACEFUL);
  }
}
