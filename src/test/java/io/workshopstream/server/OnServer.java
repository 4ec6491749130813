package io.workshopstream.server;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On a server with the embedded database. */
abstract class OnServer extends ServerClient {

  @Deployment(testable = false)
  static WebArchive application() {
    return nextWar();
  }
}
