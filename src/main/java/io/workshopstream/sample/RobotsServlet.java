package io.workshopstream.sample;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** Tells robots where to stay away: from all of this server unless it shows the sample sites. */
@WebServlet("/robots.txt")
public class RobotsServlet extends HttpServlet {

  @Inject Clock clock;

  @Inject
  @Named("sample.enabled")
  boolean enabled;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain; charset=utf-8");
    response
        .getWriter()
        .write(enabled ? new SampleSites(clock).robots() : "User-agent: *\nDisallow: /\n");
  }
}
