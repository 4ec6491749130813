package io.workshopstream.crawl.fetch;

import io.workshopstream.crawl.address.AddressParser;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.Closer;

/**
 * One GET for one address: no redirect is followed and nothing is tried again. {@link #send} blocks
 * its thread; {@link #abort} may come from any other.
 */
public final class HttpFetch implements FetchTask {

  private static final int SMALL = 16_384;
  private static final int LONGEST_VALIDATOR = 200;

  /**
   * How to read the answer.
   *
   * @param bytes the longest body, after decompression
   * @param cut whether a longer one is cut off there instead of refused
   * @param anyType whether the Content-Type does not matter
   * @param known the state in which the answer need not be sent; none when it is wanted anyway
   */
  public record Reading(int bytes, boolean cut, boolean anyType, Page.Validators known) {}

  private final URI address;
  private final HttpGet get;
  private final CloseableHttpClient client;
  private final Reading reading;
  private final Clock clock;
  private final Instant deadline;
  private volatile boolean aborted;

  /**
   * @param deadline after this no more is read, however lively the answer drips
   */
  public HttpFetch(
      URI address, CloseableHttpClient client, Reading reading, Clock clock, Instant deadline) {
    this.address = address;
    this.get = new HttpGet(address);
    if (reading.anyType()) {
      get.setHeader(HttpHeaders.ACCEPT, "*/*"); // a server that prefers pages would send one
    }
    condition(HttpHeaders.IF_NONE_MATCH, reading.known().etag());
    condition(HttpHeaders.IF_MODIFIED_SINCE, reading.known().lastModified());
    this.client = client;
    this.reading = reading;
    this.clock = clock;
    this.deadline = deadline;
  }

  private void condition(String header, String value) {
    if (!value.isEmpty()) {
      get.setHeader(header, value);
    }
  }

  @Override
  public void abort() {
    aborted = true;
    get.cancel();
  }

  @Override
  public FetchResult send(CookieStore cookies) {
    HttpClientContext context = HttpClientContext.create();
    context.setCookieStore(cookies);
    try {
      ClassicHttpResponse response = client.executeOpen(null, get, context);
      try {
        return result(response);
      } finally {
        // closing alone would read an endless body to its end; after a whole one this does nothing
        get.cancel();
        Closer.closeQuietly(response);
      }
    } catch (IOException failure) {
      return FailureClassifier.of(failure);
    } catch (IllegalStateException confused) {
      // an abort may find the client between two of its steps
      if (aborted) {
        return FetchFailure.retryable(Fetch.Reason.UNREACHABLE, "aborted");
      }
      throw confused;
    }
  }

  private FetchResult result(ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    String location = header(response, HttpHeaders.LOCATION);
    if (isRedirect(status) && !location.isBlank()) {
      skipSmallBody(response);
      return redirect(location);
    }
    if (status == HttpStatus.SC_NOT_MODIFIED && reading.known().areThere()) {
      return new FetchResult.Unchanged();
    }
    if (status < 200 || status > 299) {
      skipSmallBody(response);
      String wish = header(response, HttpHeaders.RETRY_AFTER);
      return FetchFailure.status(status, RetryAfter.read(wish, clock.instant()).orElse(null));
    }
    MediaType type = MediaType.of(header(response, HttpHeaders.CONTENT_TYPE));
    return reading.anyType() || type.mayBePage()
        ? body(response, type)
        : FetchFailure.permanent(Fetch.Reason.NOT_A_PAGE, type.name());
  }

  private static String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null || header.getValue() == null ? "" : header.getValue();
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private FetchResult redirect(String location) {
    // headers arrive as one char per octet; what is beyond ASCII there is UTF-8 nearly everywhere
    String text =
        new String(location.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return AddressParser.resolve(address, text)
        .<FetchResult>map(FetchResult.Redirect::new)
        .orElseGet(
            () ->
                FetchFailure.permanent(
                    Fetch.Reason.FORBIDDEN_ADDRESS, "redirect to no web address"));
  }

  private FetchResult body(ClassicHttpResponse response, MediaType type) throws IOException {
    HttpEntity entity = response.getEntity();
    Page.Validators validators = validators(response);
    if (entity == null) {
      return new FetchResult.Body(type, new byte[0], validators);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    End end = read(entity.getContent(), body, reading.bytes());
    if (end == End.LATE) {
      return FetchFailure.retryable(Fetch.Reason.TIMED_OUT, "no end");
    }
    return end == End.LONG && !reading.cut()
        ? FetchFailure.permanent(Fetch.Reason.TOO_LARGE, "more than " + reading.bytes() + " bytes")
        : new FetchResult.Body(type, body.toByteArray(), validators);
  }

  /** Those that can be sent back: a longer one is none that anybody has to send. */
  private static Page.Validators validators(ClassicHttpResponse response) {
    String etag = header(response, HttpHeaders.ETAG);
    String modified = header(response, HttpHeaders.LAST_MODIFIED);
    return new Page.Validators(
        etag.length() > LONGEST_VALIDATOR ? "" : etag,
        modified.length() > LONGEST_VALIDATOR ? "" : modified);
  }

  /** So that its connection can be used again, which a long body would not be worth. */
  private void skipSmallBody(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity != null && entity.getContentLength() >= 0 && entity.getContentLength() <= SMALL) {
      read(entity.getContent(), new ByteArrayOutputStream(), SMALL);
    }
  }

  private enum End {
    COMPLETE,
    LONG,
    LATE
  }

  private End read(InputStream in, ByteArrayOutputStream body, int longest) throws IOException {
    byte[] buffer = new byte[8_192];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      int room = longest - body.size();
      body.write(buffer, 0, Math.min(count, room));
      if (count > room) {
        return End.LONG;
      }
      if (clock.instant().isAfter(deadline)) {
        return End.LATE;
      }
    }
    return End.COMPLETE;
  }
}
