package io.workshopstream.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the application serves: once all is in place, until the server begins to stop. */
@ApplicationScoped
public class Serving {

  private volatile boolean now;

  void become(boolean serving) {
    now = serving;
  }

  boolean now() {
    return now;
  }
}
