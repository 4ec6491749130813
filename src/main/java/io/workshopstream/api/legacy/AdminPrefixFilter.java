package io.workshopstream.api.legacy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The old system had two servers, which offered the same admin routes under {@code /admin/api} and
 * {@code /api/admin/api}; here the first ones are those of the second. Comes after whoever decides
 * on access, who knows both.
 */
public class AdminPrefixFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String address = request.getRequestURI().substring(request.getContextPath().length());
    request.getRequestDispatcher("/api" + address).forward(request, response);
  }
}
