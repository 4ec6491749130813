package io.workshopstream.notice.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workshopstream.crawl.address.AddressGuard;
import io.workshopstream.crawl.address.GuardedDnsResolver;
import io.workshopstream.notice.event.Answer;
import io.workshopstream.notice.event.Answer.Outcome;
import io.workshopstream.notice.event.Notice;
import io.workshopstream.notice.subscription.SigningSecret;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;

/**
 * Sends webhooks as Standard Webhooks has them. A redirect is an answer that is no success; of what
 * the receiver says only a short beginning is read; after the time-out the connection is cut,
 * whatever goes on in it. For any number of threads.
 */
public final class WebhookSender implements AutoCloseable {

  private static final int GONE = 410;

  private final WebhookLimits limits;
  private final GuardedDnsResolver names;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService timer;
  private final Clock clock;

  /**
   * @param timer cuts what takes too long
   */
  public WebhookSender(WebhookLimits limits, ScheduledExecutorService timer, Clock clock) {
    this(limits, SystemDefaultDnsResolver.INSTANCE, timer, clock);
  }

  /**
   * @param names who knows the addresses of hosts; the guard stands before it
   * @param timer cuts what takes too long
   */
  WebhookSender(
      WebhookLimits limits, DnsResolver names, ScheduledExecutorService timer, Clock clock) {
    this.limits = limits;
    this.names = new GuardedDnsResolver(guard(limits), names);
    this.client = WebhookClient.of(this.names, limits.timeout());
    this.timer = timer;
    this.clock = clock;
  }

  private static AddressGuard guard(WebhookLimits limits) {
    return limits.privateAddresses() ? AddressGuard.INTERNAL : AddressGuard.PUBLIC;
  }

  /** Whether an address can be seen to be out of bounds without asking anybody. */
  public boolean forbids(URI address) {
    return names.guard().forbids(address);
  }

  /**
   * Tells a receiver, on the caller's thread, for the time-out and a name look-up at the most.
   *
   * @param secrets what to sign with, at least one; several while one takes the other's place
   */
  public Answer send(URI address, Notice notice, List<SigningSecret> secrets) {
    if (forbids(address)) {
      return Answer.failed("not sent: the address is none of the public web");
    }
    HttpPost post = post(address, notice, secrets);
    try {
      Future<?> cut =
          timer.schedule(() -> post.cancel(), limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
      try {
        return send(post);
      } finally {
        cut.cancel(false);
      }
    } catch (RejectedExecutionException shuttingDown) {
      return Answer.failed("not sent: the server stops");
    }
  }

  private HttpPost post(URI address, Notice notice, List<SigningSecret> secrets) {
    String body = notice.payload();
    long seconds = clock.instant().getEpochSecond();
    HttpPost post = new HttpPost(address);
    post.setHeader("webhook-id", notice.id());
    post.setHeader("webhook-timestamp", String.valueOf(seconds));
    post.setHeader(
        "webhook-signature",
        secrets.stream()
            .map(secret -> secret.signature(notice.id(), seconds, body))
            .collect(Collectors.joining(" ")));
    post.setEntity(new ByteArrayEntity(body.getBytes(UTF_8), ContentType.APPLICATION_JSON));
    return post;
  }

  private Answer send(HttpPost post) {
    try {
      ClassicHttpResponse response = client.executeOpen(null, post, HttpClientContext.create());
      try {
        return answer(response);
      } finally {
        post.cancel(); // closing alone would read an endless body to its end
        Closer.closeQuietly(response);
      }
    } catch (AddressGuard.ForbiddenAddressException forbidden) {
      return Answer.failed("not sent: the host has no address in the public web");
    } catch (IOException broken) {
      return Answer.failed(why(post, broken));
    } catch (IllegalStateException confused) { // a cut may find the client between two steps
      if (post.isCancelled()) {
        return Answer.failed("no answer in time");
      }
      throw confused;
    }
  }

  /** The deadline of the attempt and that of the socket may come at the same moment. */
  private static String why(HttpPost post, IOException broken) {
    return post.isCancelled() || broken instanceof SocketTimeoutException
        ? "no answer in time"
        : broken.getClass().getSimpleName() + ": " + broken.getMessage();
  }

  private static Answer answer(ClassicHttpResponse response) {
    int status = response.getCode();
    boolean taken = status >= 200 && status <= 299;
    Outcome outcome = taken ? Outcome.DELIVERED : status == GONE ? Outcome.GONE : Outcome.FAILED;
    return new Answer(outcome, status, beginning(response));
  }

  /** What cannot be read does not matter: the status has come. */
  private static String beginning(ClassicHttpResponse response) {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return "";
    }
    try {
      InputStream body = entity.getContent();
      return body == null ? "" : new String(body.readNBytes(Answer.LONGEST), UTF_8);
    } catch (IOException | IllegalStateException cut) {
      return "";
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
