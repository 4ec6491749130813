package io.workshopstream.lifecycle;

import io.workshopstream.admin.Jobs;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Rendering;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.Runs;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.Studios;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.net.URI;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fills a catalogue that has never held anything. Waits until the first studio's site answers: the
 * sample sites are served by this very server, which is still starting when this begins.
 */
@ApplicationScoped
public class FirstRefresh {

  private static final Logger LOG = System.getLogger("io.workshopstream.runs");
  private static final int ATTEMPTS = 120;

  @Inject private Catalogue catalogue;
  @Inject private Studios studios;
  @Inject private Crawler crawler;
  @Inject private Runs runs;
  @Inject private Jobs jobs;

  @Inject
  @Named("clockwork")
  private ScheduledExecutorService timer;

  void begin() {
    if (catalogue.isEmpty()) {
      attempt(1);
    }
  }

  private void attempt(int number) {
    Future<?> unused = timer.schedule(() -> refreshOrTryAgain(number), 500, TimeUnit.MILLISECONDS);
  }

  private void refreshOrTryAgain(int number) {
    boolean ready = studios.enabled().stream().limit(1).allMatch(this::answers);
    if (ready || number == ATTEMPTS) {
      refresh();
    } else {
      attempt(number + 1);
    }
  }

  private boolean answers(Studio studio) {
    return crawler.fetch(studio.start(), Rendering.NEVER, home(studio)) instanceof Fetch.Read;
  }

  private static @Nullable URI home(Studio studio) {
    return studio.internal() ? studio.start() : null;
  }

  private void refresh() {
    try {
      runs.start(jobs.refreshAll(false));
    } catch (RejectedRequestException | RunRefusedException refused) {
      LOG.log(Logger.Level.WARNING, "no first refresh: " + refused.getMessage());
    }
  }
}
