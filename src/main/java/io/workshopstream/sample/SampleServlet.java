package io.workshopstream.sample;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Shows the sample sites to the crawler, and to people who are curious, where configuration asks
 * for them.
 */
@WebServlet(urlPatterns = "/sample/*", asyncSupported = true)
public class SampleServlet extends HttpServlet {

  private static final String READY = SampleServlet.class.getName() + ".ready";

  @Inject Clock clock;

  @Inject
  @Named("sample.enabled")
  boolean enabled;

  @SuppressWarnings("NullAway.Init") // by the container
  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService timer;

  @SuppressWarnings("NullAway.Init") // in init
  private SampleSites sites;

  @Override
  public void init() {
    sites = new SampleSites(clock);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!enabled) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (request.getAttribute(READY) instanceof SiteAnswer ready) {
      write(ready, request, response);
    } else {
      answer(request, response);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      SiteAnswer answer = sites.answer(path(request), origin(request));
      if (answer.delay().isZero()) {
        write(answer, request, response);
      } else {
        request.setAttribute(READY, answer);
        later(request.startAsync(request, response), answer.delay());
      }
    } catch (URISyntaxException e) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  /** Gives the thread back and comes again: {@link #doGet} then finds the answer ready. */
  private void later(AsyncContext context, Duration delay) {
    var unused = timer.schedule(() -> context.dispatch(), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void write(
      SiteAnswer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String tag = '"' + Integer.toHexString(answer.body().hashCode()) + '"';
    answer.headers().forEach(response::setHeader);
    response.setHeader("ETag", tag);
    if (answer.status() == 200 && tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      response.setStatus(answer.status());
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /** The host is the visitor's own word and ends in a page, so only what is a host gets there. */
  private static URI origin(HttpServletRequest request) throws URISyntaxException {
    int port = request.getServerPort();
    boolean usual = port == (request.isSecure() ? 443 : 80);
    return new URI(
        request.getScheme(), null, request.getServerName(), usual ? -1 : port, null, null, null);
  }
}
