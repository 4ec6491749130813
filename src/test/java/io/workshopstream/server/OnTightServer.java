package io.workshopstream.server;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On a server whose limits are so tight that tests reach them. */
abstract class OnTightServer extends ServerClient {

  @Deployment(testable = false)
  @TargetsContainer("tight")
  static WebArchive application() {
    return nextWar();
  }
}
