package io.workshopstream.testsite;

import java.io.IOException;

/** Pages {@code …/1}, {@code …/2} and so on, each with a link to the next one alone. */
public final class Chain implements Route {

  @Override
  public void answer(Request request, Reply reply) throws IOException {
    String path = request.path();
    int slash = path.lastIndexOf('/') + 1;
    int next = Integer.parseInt(path.substring(slash)) + 1;
    reply.html("<a href='" + path.substring(0, slash) + next + "'>next</a>");
  }
}
