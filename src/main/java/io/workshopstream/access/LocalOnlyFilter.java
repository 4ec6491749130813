package io.workshopstream.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Without any credential configured, serves this machine only, and nothing that came through a
 * proxy: a refresh sends requests to other people's sites.
 */
public class LocalOnlyFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient AccessRules rules;
  private final transient LocalCallers local = new LocalCallers();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (rules.everyone() || local.include(request)) {
      chain.doFilter(request, response);
    } else {
      Refusal.NOT_LOCAL.send(response);
    }
  }
}
