package io.workshopstream.monitoring;

import io.workshopstream.trace.WorkContext;
import io.workshopstream.trace.WorkField;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request an id, or takes the one that a client or a proxy has given it in {@code
 * X-Request-Id}; the answer has it, and all that is logged on the request's own threads.
 */
public class RequestIdFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = RequestIdFilter.class.getName();
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._+/=:-]{1,64}");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Map<WorkField, String> known = new EnumMap<>(WorkField.class);
    known.put(WorkField.REQUEST, id(request, response));
    if (request.getUserPrincipal() != null) { // by the server, before the first filter
      known.put(WorkField.PRINCIPAL, request.getUserPrincipal().getName());
    }
    try (WorkContext.Scope scope = WorkContext.with(known)) {
      chain.doFilter(request, response);
    }
  }

  /** The same when a request goes on later, on another thread. */
  private static String id(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    String id = given(request.getHeader(HEADER));
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    return id;
  }

  private static String given(@Nullable String id) {
    return id != null && WELL_FORMED.matcher(id).matches() ? id : UUID.randomUUID().toString();
  }
}
