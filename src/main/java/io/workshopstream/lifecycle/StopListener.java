package io.workshopstream.lifecycle;

import io.workshopstream.platform.Platform;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.util.Set;

/**
 * Begins to stop while connections still stand: the server takes the web module down before the
 * enterprise beans, whose own end would be too late for a goodbye.
 *
 * <p>On Payara all classes are loaded at the start, because Payara Micro deletes the files of the
 * unpacked WAR while it stops: a class that was never needed before would then be missing in the
 * middle of the goodbye.
 */
public class StopListener implements ServletContextListener {

  private static final Logger LOG = System.getLogger(StopListener.class.getName());
  private static final String CLASSES = "/WEB-INF/classes/";

  @Inject private Stopping stopping;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    if (Platform.configuration().text("payara.instance.root").isPresent()) {
      loadAll(event.getServletContext(), CLASSES);
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    stopping.begin();
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
