package io.workshopstream.server;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a server whose limits are so tight that tests reach them. */
@ExtendWith(ArquillianExtension.class)
abstract class OnTightServer extends ServerClient {

  @Deployment(testable = false)
  @TargetsContainer("tight")
  static WebArchive application() {
    return nextWar();
  }
}
