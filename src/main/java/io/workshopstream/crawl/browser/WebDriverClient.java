package io.workshopstream.crawl.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.page.Fetch;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * The wire of W3C WebDriver (section 6): a command is an HTTP request, its answer a JSON object
 * with a value. The server's address is the operator's own, so no guard stands before it.
 */
final class WebDriverClient implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int CONNECTIONS = 64;

  private final String base;
  private final int longest;
  private final CloseableHttpClient http;

  /**
   * @param longest the longest answer that is read, in bytes
   */
  WebDriverClient(URI address, int longest) {
    base = address.toString().replaceFirst("(?<!/)/++$", "");
    this.longest = longest;
    http =
        HttpClientBuilder.create()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(Timeout.of(CONNECT)).build())
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS)
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .build();
  }

  /** A command that is not sent yet, so that another thread can cancel it. */
  HttpUriRequestBase command(String method, String path, JsonNode body, Duration patience) {
    HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(base + path));
    if (!method.equals("GET") && !method.equals("DELETE")) {
      request.setEntity(new StringEntity(body.toString(), ContentType.APPLICATION_JSON));
    }
    Timeout wait = Timeout.of(patience.isNegative() ? Duration.ZERO : patience);
    request.setConfig(
        RequestConfig.custom().setResponseTimeout(wait).setConnectionRequestTimeout(wait).build());
    return request;
  }

  /**
   * Sends a command and waits for its end.
   *
   * @throws WebDriverException with what an error means
   */
  JsonNode send(HttpUriRequestBase command) throws WebDriverException {
    try {
      ClassicHttpResponse response = http.executeOpen(null, command, null);
      try {
        return value(response.getCode(), body(response));
      } finally {
        // closing alone would read the rest of an answer that is too long
        command.cancel();
        response.close();
      }
    } catch (IOException failure) {
      throw new WebDriverException(WebDriverFailures.of(failure));
    }
  }

  private byte[] body(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(longest + 1);
    if (body.length > longest) {
      String detail = "more than " + longest + " bytes from the browser";
      throw new WebDriverException(FetchFailure.permanent(Fetch.Reason.TOO_LARGE, detail));
    }
    return body;
  }

  private static JsonNode value(int status, byte[] body) throws IOException {
    JsonNode value = read(body).path("value");
    if (status == 200 && !value.isMissingNode()) {
      return value;
    }
    String error = value.path("error").asText();
    throw new WebDriverException(
        error.isEmpty()
            ? WebDriverFailures.unreadable()
            : WebDriverFailures.error(error, value.path("message").asText()));
  }

  private static JsonNode read(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException broken) {
      throw new WebDriverException(WebDriverFailures.unreadable());
    }
  }

  @Override
  public void close() {
    http.close(CloseMode.GRACEFUL);
  }
}
