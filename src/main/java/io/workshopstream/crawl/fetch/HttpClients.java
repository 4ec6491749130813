package io.workshopstream.crawl.fetch;

import io.workshopstream.crawl.address.AddressGuard;
import io.workshopstream.crawl.address.GuardedDnsResolver;
import io.workshopstream.crawl.page.CrawlLimits;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections of all crawls: one set that reaches public addresses only, and one for studios
 * that are listed as internal. Redirects, retries and cookies between pages are the crawl's own
 * business, so the clients do none of them. No thread belongs to them.
 */
public final class HttpClients implements AutoCloseable {

  private static final int CONNECTIONS = 64;
  private static final int HEADER_LINE = 16_384;
  private static final int HEADERS = 200;
  private static final TimeValue IDLE = TimeValue.ofSeconds(20);

  private static final List<Header> HEADERS_SENT =
      List.of(
          new BasicHeader(
              HttpHeaders.ACCEPT,
              "text/html,application/xhtml+xml,application/json;q=0.9,text/plain;q=0.8,*/*;q=0.1"),
          new BasicHeader(HttpHeaders.ACCEPT_LANGUAGE, "en"),
          // what the library could do beyond these depends on what else is on the class path
          new BasicHeader(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate"));

  private final CrawlLimits limits;
  private final GuardedDnsResolver publicNames;
  private final GuardedDnsResolver internalNames;
  private final PoolingHttpClientConnectionManager publicPool;
  private final PoolingHttpClientConnectionManager internalPool;
  private final CloseableHttpClient publicClient;
  private final CloseableHttpClient internalClient;

  public HttpClients(CrawlLimits limits) {
    this(
        limits,
        SystemDefaultDnsResolver.INSTANCE,
        PoolingHttpClientConnectionManagerBuilder::create);
  }

  /**
   * @param names who knows the addresses of hosts; both guards stand before it
   * @param pools makes the connections
   */
  public HttpClients(
      CrawlLimits limits,
      DnsResolver names,
      Supplier<PoolingHttpClientConnectionManagerBuilder> pools) {
    this.limits = limits;
    publicNames = new GuardedDnsResolver(AddressGuard.PUBLIC, names);
    internalNames = new GuardedDnsResolver(AddressGuard.INTERNAL, names);
    publicPool = pool(publicNames, pools.get());
    internalPool = pool(internalNames, pools.get());
    publicClient = client(publicPool);
    internalClient = client(internalPool);
  }

  public CloseableHttpClient client(boolean internal) {
    return internal ? internalClient : publicClient;
  }

  /** The name service of that client, for who connects by other means. */
  public GuardedDnsResolver names(boolean internal) {
    return internal ? internalNames : publicNames;
  }

  /** Closes connections that nobody has used for a while; for the end of a crawl. */
  public void closeIdle() {
    publicPool.closeIdle(IDLE);
    internalPool.closeIdle(IDLE);
  }

  @Override
  public void close() {
    publicClient.close(CloseMode.GRACEFUL);
    internalClient.close(CloseMode.GRACEFUL);
  }

  private PoolingHttpClientConnectionManager pool(
      GuardedDnsResolver names, PoolingHttpClientConnectionManagerBuilder pool) {
    ConnectionConfig connections =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(limits.connectTimeout()))
            .setSocketTimeout(Timeout.of(limits.readTimeout()))
            .setIdleTimeout(Timeout.of(IDLE.toDuration()))
            .setValidateAfterInactivity(TimeValue.ofMilliseconds(200))
            .build();
    Http1Config protocol =
        Http1Config.custom().setMaxLineLength(HEADER_LINE).setMaxHeaderCount(HEADERS).build();
    return pool.setDnsResolver(names)
        .setDefaultConnectionConfig(connections)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(protocol).build())
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS)
        .build();
  }

  private CloseableHttpClient client(PoolingHttpClientConnectionManager pool) {
    RequestConfig requests =
        RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.of(limits.readTimeout()))
            .setResponseTimeout(Timeout.of(limits.readTimeout()))
            .build();
    return HttpClientBuilder.create()
        .setConnectionManager(pool)
        .setDefaultRequestConfig(requests)
        .setDefaultHeaders(HEADERS_SENT)
        .setUserAgent(limits.userAgent())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableAuthCaching()
        .build();
  }
}
