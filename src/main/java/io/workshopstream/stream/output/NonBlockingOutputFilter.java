package io.workshopstream.stream.output;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Puts a {@link NonBlockingOutput} between Jakarta REST and the connection on the streaming routes,
 * because {@code SseEventSink.send} writes on its caller's thread and would wait there for a client
 * that does not read.
 */
public class NonBlockingOutputFilter implements Filter {

  /** To begin a stream is computing: more at once would take the cores from those that are open. */
  private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

  /** One that waits for the database must not keep all others out for long. */
  private static final long PATIENCE_MILLIS = 500;

  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  @Inject private CompressionLimit compressors;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!isStreamRoute((HttpServletRequest) request)) {
      chain.doFilter(request, response);
      return;
    }
    HttpServletResponse http = (HttpServletResponse) response;
    if (((HttpServletRequest) request).getMethod().equals("HEAD")) {
      refuseHead(http);
      return;
    }
    http.setHeader("Cache-Control", "no-cache, no-store, no-transform");
    http.setHeader("X-Accel-Buffering", "no");
    NonBlockingOutput output = new NonBlockingOutput(http.getOutputStream());
    request.setAttribute(NonBlockingOutput.class.getName(), output);
    boolean inTurn = awaitTurn();
    try {
      answer((HttpServletRequest) request, http, output, chain);
    } finally {
      if (inTurn) {
        turns.release();
      }
    }
  }

  private void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      NonBlockingOutput output,
      FilterChain chain)
      throws IOException, ServletException {
    boolean answered = false;
    try {
      chain.doFilter(request, new NonBlockingResponse(response, output));
      begin(request, response, output);
      answered = true;
    } finally {
      if (!answered) {
        output.breakOff(); // so that who was let in for this stream leaves again
      }
    }
  }

  private boolean awaitTurn() {
    try {
      return turns.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException serverStops) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void begin(
      HttpServletRequest request, HttpServletResponse response, NonBlockingOutput output)
      throws IOException {
    if (!isStream(response)) {
      output.passOn();
      return;
    }
    response.addHeader("Vary", "Accept-Encoding");
    Encoding encoding = Encoding.plain();
    if (takesGzip(request) && compressors.take()) {
      response.setHeader("Content-Encoding", "gzip");
      encoding = Encoding.gzip(compressors::giveBack);
    }
    AsyncContext stream = request.getAsyncContext();
    stream.setTimeout(0); // its life is ours to end; the default of servers is 30 seconds
    output.start(encoding, stream::complete);
  }

  /**
   * Whether the client names gzip and does not forbid it by {@code q=0} (RFC 9110, section 12.5.3).
   */
  private static boolean takesGzip(HttpServletRequest request) {
    String accepted = request.getHeader("Accept-Encoding");
    return accepted != null
        && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
            .map(coding -> coding.replaceAll("\\s", ""))
            .anyMatch(coding -> coding.matches("(x-)?gzip(;q=(1(\\.0*)?|0\\.0*[1-9]\\d*))?"));
  }

  /** Jakarta REST would answer HEAD by running GET, which may start a job, for no reader. */
  private static void refuseHead(HttpServletResponse response) {
    response.setHeader("Allow", "GET, POST");
    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  private static boolean isStreamRoute(HttpServletRequest request) {
    String path = request.getRequestURI().replaceAll(";[^/]*", "").replaceAll("(?<!/)/++$", "");
    return path.contains("/streaming/") || path.endsWith("/events");
  }

  /**
   * Anything else, such as an error, is a plain response, complete by now even where it was begun
   * asynchronously.
   */
  private static boolean isStream(HttpServletResponse response) {
    String type = response.getContentType();
    return type != null && type.startsWith(MediaType.SERVER_SENT_EVENTS);
  }

  /**
   * The output of a request that came through this filter.
   *
   * @throws IllegalStateException when it did not: the route is missing in the filter's patterns
   */
  public static NonBlockingOutput of(HttpServletRequest request) {
    if (request.getAttribute(NonBlockingOutput.class.getName())
        instanceof NonBlockingOutput output) {
      return output;
    }
    throw new IllegalStateException("no non-blocking output for " + request.getRequestURI());
  }

  private static final class NonBlockingResponse extends HttpServletResponseWrapper {

    private final NonBlockingOutput output;

    NonBlockingResponse(HttpServletResponse response, NonBlockingOutput output) {
      super(response);
      this.output = output;
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return output;
    }

    @Override
    public void flushBuffer() throws IOException {
      output.flush();
    }
  }
}
