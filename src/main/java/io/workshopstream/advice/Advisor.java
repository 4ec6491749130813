package io.workshopstream.advice;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongConsumer;
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

  /**
   * @param account where the tokens of all servers are counted
   */
  public Advisor(ModelSettings settings, TokenAccount account, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    budget = new Budget(settings, account, clock);
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

  /**
   * Begins to ask for one run or caller, on the thread that works for it; nothing is asked before.
   *
   * @param spent is told how many tokens each question has cost
   */
  public Consultation begin(LongConsumer spent) {
    return new Consultation(settings, clock, budget, known, http, spent);
  }

  /** Closes the connections. */
  @Override
  public void close() {
    http.close(CloseMode.GRACEFUL);
  }
}
