package io.workshopstream.admin.page;

import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Rendering;
import io.workshopstream.studio.Studio;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a crawl is asked for by the settings of a studio. */
public final class CrawlRequests {

  private CrawlRequests() {}

  /** The crawl's word for what is set for the studio. */
  public static Rendering rendering(Studio studio) {
    return switch (studio.rendering()) {
      case NEVER -> Rendering.NEVER;
      case AUTO -> Rendering.AUTO;
      case ALWAYS -> Rendering.ALWAYS;
    };
  }

  /** The only site that a private address is no obstacle for: an internal studio's own. */
  public static @Nullable URI home(Studio studio) {
    return studio.internal() ? studio.start() : null;
  }

  /** How a studio's site is crawled. */
  public static CrawlRequest of(Studio studio) {
    return new CrawlRequest(
        studio.start(),
        studio.linkPrefix(),
        studio.depth(),
        studio.keepQuery(),
        rendering(studio),
        home(studio));
  }
}
