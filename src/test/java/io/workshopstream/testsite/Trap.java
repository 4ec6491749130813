package io.workshopstream.testsite;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A calendar without end: each page links to pages that nobody has seen before.
 *
 * @param links on each page
 */
public record Trap(int links, AtomicInteger made) implements Route {

  /** A new trap. */
  public Trap(int links) {
    this(links, new AtomicInteger());
  }

  @Override
  public void answer(Request request, Reply reply) throws IOException {
    StringBuilder page = new StringBuilder("<title>Trap</title>");
    for (int i = 0; i < links; i++) {
      page.append("<a href='/trap/").append(made.incrementAndGet()).append("'>more</a>");
    }
    reply.html(page.toString());
  }
}
