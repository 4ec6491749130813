package io.workshopstream;

import io.workshopstream.admin.cache.PageCache;
import io.workshopstream.admin.meter.StudioMeter;
import io.workshopstream.config.Settings;
import io.workshopstream.database.Tables;
import io.workshopstream.metric.Metrics;
import io.workshopstream.studio.StudioBook;
import io.workshopstream.studio.Studios;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Puts together what knows studios. */
@ApplicationScoped
public class StudioWiring {

  /** Whoever asks for it first has the stored studios brought up to the configuration. */
  @Produces
  @Singleton
  StudioBook studioBook(Tables tables, Clock clock) {
    StudioBook book = new StudioBook(tables.database(), Settings.ofServer().studios(), clock);
    book.open();
    return book;
  }

  @Produces
  @Singleton
  PageCache pageCache(Tables tables, Clock clock) {
    Duration time = Settings.ofServer().cacheTime();
    return new PageCache(tables.database(), clock, time, BuildVersion.read());
  }

  @Produces
  @Singleton
  Studios studios(StudioBook book) {
    return book.studios();
  }

  @Produces
  @Singleton
  StudioMeter studioMeter(Metrics metrics, Studios studios) {
    return new StudioMeter(
        metrics, studios.enabled().stream().map(studio -> studio.id().value()).toList());
  }
}
