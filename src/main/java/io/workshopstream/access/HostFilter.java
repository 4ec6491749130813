package io.workshopstream.access;

import io.workshopstream.access.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Turns away what does not say, or says twice, which host it wants (RFC 9112, section 3.2). */
public class HostFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._~-]++|\\[[0-9A-Fa-f:.]++])(?::\\d{1,5})?");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isSound(Collections.list(request.getHeaders("Host")))) {
      chain.doFilter(request, response);
    } else {
      Refusal.NO_HOST.send(request, response);
    }
  }

  static boolean isSound(List<String> hosts) {
    return hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
  }
}
