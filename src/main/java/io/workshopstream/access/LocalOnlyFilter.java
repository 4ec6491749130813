package io.workshopstream.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Without any credential configured, serves this machine only, and nothing that came through a
 * proxy: a refresh sends requests to other people's sites.
 */
public class LocalOnlyFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final List<String> PROXY_HEADERS =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  @Inject private transient AccessRules rules;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (rules.everyone() || isLocal(request)) {
      chain.doFilter(request, response);
    } else {
      Refusal.NOT_LOCAL.send(response);
    }
  }

  private static boolean isLocal(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && AccessRules.isLocalName(request.getHeader("Host"))
        && PROXY_HEADERS.stream().allMatch(header -> request.getHeader(header) == null);
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress(); // an address: no name is looked up
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
