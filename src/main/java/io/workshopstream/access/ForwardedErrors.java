package io.workshopstream.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Brings errors to the error page of web.xml where the server does not: Payara Micro 6.2025.10 asks
 * for the page after a request's first pass only, and an error in a later one would have no body.
 */
final class ForwardedErrors extends HttpServletResponseWrapper {

  private static final String PAGE = "/error-page";

  private final HttpServletRequest request;

  ForwardedErrors(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
  }

  @Override
  public void sendError(int status) throws IOException {
    sendError(status, "");
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    resetBuffer();
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
    try {
      request.getRequestDispatcher(PAGE).forward(request, getResponse());
    } catch (ServletException broken) {
      throw new IOException(broken);
    }
  }
}
