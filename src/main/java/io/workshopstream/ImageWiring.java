package io.workshopstream;

import io.workshopstream.api.image.ImageProxy;
import io.workshopstream.api.image.NamedImages;
import io.workshopstream.catalogue.Artists;
import io.workshopstream.catalogue.PublicCatalogue;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.studio.Studios;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Puts together what passes images on. */
@ApplicationScoped
@ManagedExecutorDefinition(name = ImageWiring.FETCHES, maxAsync = ImageProxy.AT_WORK)
@ManagedExecutorDefinition(name = ImageWiring.ANSWERS, maxAsync = 4)
public class ImageWiring {

  static final String FETCHES = "java:app/concurrent/image-fetches";
  static final String ANSWERS = "java:app/concurrent/image-answers";

  @Resource(lookup = FETCHES)
  private ManagedExecutorService fetchThreads;

  @Resource(lookup = ANSWERS)
  private ManagedExecutorService answerThreads;

  /** For images that had to be waited for: a slow client keeps nobody's fetch waiting. */
  @Produces
  @Named("images")
  Executor images() {
    return answerThreads;
  }

  @Produces
  @Singleton
  NamedImages namedImages(Studios studios, Artists artists, PublicCatalogue catalogue) {
    return new NamedImages(studios, catalogue::mark, artists::all);
  }

  @Produces
  @Singleton
  ImageProxy imageProxy(
      Crawler crawler, @Named("clockwork") ScheduledExecutorService timer, Clock clock) {
    return new ImageProxy(order -> crawler.download(order, timer), fetchThreads, clock);
  }
}
