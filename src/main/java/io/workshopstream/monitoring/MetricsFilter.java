package io.workshopstream.monitoring;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Answers {@code /metrics} itself, before the server's own route of that name: what the server says
 * of its virtual machine there has names that Prometheus' rules do not allow. That route still
 * answers a request that names a {@code scope}.
 */
public class MetricsFilter implements Filter {

  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Inject private ServerMetrics metrics;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (!READING.contains(http.getMethod()) || http.getParameter("scope") != null) {
      chain.doFilter(request, response);
      return;
    }
    byte[] text = metrics.text().getBytes(StandardCharsets.UTF_8);
    response.setContentType(TYPE);
    response.setContentLength(text.length);
    ((HttpServletResponse) response).setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(text);
  }
}
