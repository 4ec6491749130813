package io.workshopstream.access.forwarded;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes a trusted proxy's word for where the client is and whether it speaks TLS. */
public class ForwardedFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient TrustedProxies proxies;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(ForwardedRequest.of(request, proxies), response);
  }
}
