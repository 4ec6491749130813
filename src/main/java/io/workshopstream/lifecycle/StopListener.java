package io.workshopstream.lifecycle;

import io.workshopstream.platform.Platform;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Begins to stop while connections still stand: the server takes the web module down before the
 * enterprise beans, whose own end would be too late for a goodbye.
 *
 * <p>On Payara all classes are loaded soon after the start, because Payara Micro deletes the files
 * of the unpacked WAR while it stops: a class that was never needed before would then be missing in
 * the middle of the goodbye.
 */
public class StopListener implements ServletContextListener {

  private static final Logger LOG = System.getLogger(StopListener.class.getName());
  private static final String CLASSES = "/WEB-INF/classes/";

  /** By then the first answer is out, which waits for no class that it does not need. */
  private static final int LOADED_AFTER_SECONDS = 3;

  @Inject private Stopping stopping;

  @Inject
  @Named("clockwork")
  private ScheduledExecutorService timer;

  @Inject
  @Named("node")
  private Executor threads;

  private boolean loaded;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    if (filesGoAtStop()) {
      Future<?> unused =
          timer.schedule(
              () -> threads.execute(() -> loadOnce(context)),
              LOADED_AFTER_SECONDS,
              TimeUnit.SECONDS);
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (filesGoAtStop()) {
      loadOnce(event.getServletContext());
    }
    stopping.begin();
  }

  private static boolean filesGoAtStop() {
    return Platform.configuration().text("payara.instance.root").isPresent();
  }

  private synchronized void loadOnce(ServletContext context) {
    if (!loaded) {
      loaded = true;
      loadAll(context, CLASSES);
    }
  }

  private static void loadAll(ServletContext context, String folder) {
    Set<String> paths = context.getResourcePaths(folder);
    for (String path : paths == null ? Set.<String>of() : paths) {
      if (path.endsWith("/")) {
        loadAll(context, path);
      } else if (path.endsWith(".class")) {
        load(path.substring(CLASSES.length(), path.length() - 6).replace('/', '.'));
      }
    }
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, StopListener.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError unusable) {
      LOG.log(Logger.Level.DEBUG, "left out, as a class nobody can use: " + name, unusable);
    }
  }
}
