package io.workshopstream.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Ports for the servers of the tests, which stand in their settings before they are opened. Each
 * JVM that runs tests, of which the build tells the number, takes them from a stretch of its own,
 * below those that the system gives to connections: a port stays free while its server is away. No
 * port is given twice, so that nobody gets the one of a server that is away.
 */
public final class FreePorts implements LauncherSessionListener {

  private static final int FIRST = 20_000;
  private static final int STRETCH = 3_000;
  private static final int STRETCHES = 4;
  private static final List<String> NAMES =
      List.of("it.port", "it.site.port", "it.postgres.port", "it.driver.port", "it.model.port");

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /** Names the ports once and for all, before anybody reads them. */
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    for (String name : NAMES) {
      if (System.getProperty(name) == null) {
        System.setProperty(name, "" + next());
      }
    }
  }

  static int next() {
    int jvm = Integer.parseInt(System.getProperty("it.jvm", "jvm-0").replace("jvm-", ""));
    int from = FIRST + jvm % STRETCHES * STRETCH;
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(from, from + STRETCH);
      if (isFree(port) && GIVEN.add(port)) {
        return port;
      }
    }
  }

  /** Waits until nobody has the port any more; after a minute tells who has it. */
  static void awaitFree(int port) {
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> isFree(port));
    } catch (ConditionTimeoutException taken) {
      throw new AssertionError("port " + port + " is not free: " + PortHolders.of(port), taken);
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port)) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
