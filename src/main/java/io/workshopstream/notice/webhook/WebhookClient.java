package io.workshopstream.notice.webhook;

import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/** A client that asks once and follows nobody; no thread belongs to it. */
final class WebhookClient {

  private static final int CONNECTIONS = 32;
  private static final int HEADER_LINE = 8192;
  private static final int HEADERS = 100;

  private WebhookClient() {}

  static CloseableHttpClient of(DnsResolver names, Duration timeout) {
    RequestConfig requests =
        RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.of(timeout))
            .setResponseTimeout(Timeout.of(timeout))
            .build();
    return HttpClientBuilder.create()
        .setConnectionManager(pool(names, timeout))
        .setDefaultRequestConfig(requests)
        .setUserAgent("WorkshopStreaming/1.0")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableCookieManagement()
        .disableContentCompression()
        .build();
  }

  private static PoolingHttpClientConnectionManager pool(DnsResolver names, Duration timeout) {
    ConnectionConfig connections =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(timeout))
            .setSocketTimeout(Timeout.of(timeout))
            .build();
    Http1Config protocol =
        Http1Config.custom().setMaxLineLength(HEADER_LINE).setMaxHeaderCount(HEADERS).build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(names)
        .setDefaultConnectionConfig(connections)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(protocol).build())
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS)
        .build();
  }
}
