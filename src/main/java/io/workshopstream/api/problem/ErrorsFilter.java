package io.workshopstream.api.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives every error that a servlet sends the same form, whosever servlet it is. Queries are read as
 * UTF-8: the server would take the charset of the body for them, and fail where the two do not fit.
 */
public class ErrorsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    request.setCharacterEncoding(UTF_8.name());
    chain.doFilter(request, new AnsweredErrors(response));
  }
}
