package io.workshopstream.advice;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's way to the network, on the thread that asks: its own client starts threads. One
 * request at a time; {@link #abort} may come from any thread. What went wrong is kept as a value,
 * because the library wraps it beyond recognition.
 */
final class ModelHttp implements HttpClient {

  /** More than any answer to our question needs. */
  static final int LONGEST = 1_000_000;

  private final CloseableHttpClient http;
  private final Clock clock;
  private final Duration timeout;
  private volatile @Nullable HttpUriRequestBase current;
  private volatile boolean aborted;
  private Advice.@Nullable Missing failure;

  /**
   * @param timeout for one answer as a whole
   */
  ModelHttp(CloseableHttpClient http, Clock clock, Duration timeout) {
    this.http = http;
    this.clock = clock;
    this.timeout = timeout;
  }

  /** What went wrong with the last request; empty when it was answered. */
  Optional<Advice.Missing> failure() {
    return Optional.ofNullable(failure);
  }

  /** Ends the request under way and all that follow. */
  void abort() {
    aborted = true;
    HttpUriRequestBase request = current;
    if (request != null) {
      request.cancel();
    }
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest asked) {
    failure = null;
    HttpUriRequestBase request = request(asked);
    current = request;
    try {
      if (aborted) {
        throw failed(Advice.Reason.STOPPED, "");
      }
      ClassicHttpResponse response = http.executeOpen(null, request, null);
      try {
        return answer(response);
      } finally {
        // closing alone would read the rest of an answer that is too long
        request.cancel();
        response.close();
      }
    } catch (IOException broken) {
      if (failure == null) {
        failure = of(broken);
      }
      throw new UncheckedIOException(broken);
    }
  }

  private HttpUriRequestBase request(HttpRequest asked) {
    HttpUriRequestBase request =
        new HttpUriRequestBase(asked.method().name(), URI.create(asked.url()));
    asked.headers().forEach((name, values) -> values.forEach(value -> add(request, name, value)));
    request.setEntity(new StringEntity(asked.body(), ContentType.APPLICATION_JSON));
    Timeout wait = Timeout.of(timeout);
    request.setConfig(
        RequestConfig.custom().setResponseTimeout(wait).setConnectionRequestTimeout(wait).build());
    return request;
  }

  private static void add(HttpUriRequestBase request, String name, String value) {
    if (!name.equalsIgnoreCase("Content-Type")) {
      request.addHeader(name, value);
    }
  }

  private SuccessfulHttpResponse answer(ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    if (status != 200) {
      boolean troubled = status == 408 || status == 429 || status >= 500;
      fail(troubled ? Advice.Reason.TROUBLED : Advice.Reason.REFUSED, "status " + status);
      // without the body: it may repeat the key
      throw new HttpException(status, "status " + status);
    }
    byte[] body = body(response);
    return SuccessfulHttpResponse.builder().statusCode(200).headers(Map.of()).body(body).build();
  }

  private byte[] body(ClassicHttpResponse response) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (response.getEntity() == null) {
      return new byte[0];
    }
    Instant deadline = clock.instant().plus(timeout);
    InputStream in = response.getEntity().getContent();
    byte[] buffer = new byte[8_192];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      body.write(buffer, 0, count);
      if (body.size() > LONGEST) {
        throw failed(Advice.Reason.UNREADABLE, "too long");
      }
      if (clock.instant().isAfter(deadline)) {
        throw failed(Advice.Reason.TIMED_OUT, "no end");
      }
    }
    return body.toByteArray();
  }

  private IOException failed(Advice.Reason reason, String detail) {
    fail(reason, detail);
    return new IOException(detail);
  }

  private void fail(Advice.Reason reason, String detail) {
    failure = new Advice.Missing(reason, detail);
  }

  private static Advice.Missing of(IOException broken) {
    boolean late =
        broken instanceof SocketTimeoutException && !(broken instanceof ConnectTimeoutException);
    return new Advice.Missing(late ? Advice.Reason.TIMED_OUT : Advice.Reason.UNREACHABLE);
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are read whole");
  }

  /** Hands a client to LangChain4j that is there already; its times are its own. */
  record Builder(ModelHttp client, Duration timeout) implements HttpClientBuilder {

    @Override
    public Duration connectTimeout() {
      return timeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration other) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return timeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration other) {
      return this;
    }

    @Override
    public HttpClient build() {
      return client;
    }
  }
}
