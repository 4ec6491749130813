package io.workshopstream.api.problem;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Answers an error with our own words as soon as a servlet sends it. Payara Micro 6.2025.10 would
 * go to the error page when the request is over, and then forgets the page after a request's first
 * pass, and the type of its words where the request has an Upgrade header.
 */
final class AnsweredErrors extends HttpServletResponseWrapper {

  private final HttpServletResponse response;

  AnsweredErrors(HttpServletResponse response) {
    super(response);
    this.response = response;
  }

  @Override
  public void sendError(int status) throws IOException {
    sendError(status, "");
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    response.resetBuffer();
    ErrorPage.answer(status, response);
  }
}
