package io.workshopstream.access.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The answer to an EventSource that shall come back later. It gives up for good at any status but
 * 200 (WHATWG HTML, section 9.2), so it gets a stream that tells it how long to wait, and ends.
 */
public final class SoftRefusal {

  private static final String STREAM = "text/event-stream";

  private SoftRefusal() {}

  /**
   * Whether a browser's EventSource sends a request: it accepts streams alone and wants nothing
   * from a cache. A script's {@code fetch} does not say so by itself, and sees the status.
   */
  public static boolean isFor(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && STREAM.equals(request.getHeader("Accept"))
        && "no-cache".equals(request.getHeader("Cache-Control"))
        && request.getHeader("Sec-Fetch-Mode") != null;
  }

  /**
   * The whole stream.
   *
   * @param seconds how long to wait
   * @param data of the {@code close} event, as JSON on one line
   */
  public static String stream(long seconds, String data) {
    return "retry: " + seconds * 1000 + "\nevent: close\ndata: " + data + "\n\n";
  }

  static void send(HttpServletResponse response, long seconds, String message) throws IOException {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(STREAM);
    response.setHeader("Cache-Control", "no-store");
    byte[] bytes = stream(seconds, "{\"message\":\"" + message + "\"}").getBytes(UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
