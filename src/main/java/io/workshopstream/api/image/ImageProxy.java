package io.workshopstream.api.image;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.crawl.page.Download;
import io.workshopstream.crawl.page.DownloadRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Fetches images and keeps them for a day, 32 MiB of them at the most. Whoever asks for one that is
 * on its way waits for the same fetch; one that failed is not tried again for half a minute. May be
 * called by any thread; none waits here.
 */
public final class ImageProxy {

  /** The longest image. */
  static final int MOST_BYTES = 2 * 1024 * 1024;

  /** How many images are fetched at the same time. */
  public static final int AT_WORK = 8;

  private static final int WAITING = 24;
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration FAILURE_KEPT = Duration.ofSeconds(30);
  private static final long CACHE_BYTES = 32L * 1024 * 1024;

  /** What an entry costs besides its bytes, so that failures and tiny images are bounded too. */
  private static final int ENTRY_BYTES = 1024;

  private final Function<DownloadRequest, Download> source;
  private final Executor workers;
  private final Semaphore room = new Semaphore(AT_WORK + WAITING);
  private final AsyncCache<URI, ImageResult> results;

  /**
   * @param source blocks its thread
   * @param workers at most {@link #AT_WORK} threads, which the source may block
   */
  public ImageProxy(Function<DownloadRequest, Download> source, Executor workers, Clock clock) {
    this.source = source;
    this.workers = workers;
    results =
        Caffeine.newBuilder()
            .executor(Runnable::run) // the library's own would be no thread of the container
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .maximumWeight(CACHE_BYTES)
            .weigher((URI address, ImageResult result) -> bytes(result))
            .expireAfter(Expiry.<URI, ImageResult>writing((address, result) -> kept(result)))
            .buildAsync();
  }

  private static int bytes(ImageResult result) {
    return ENTRY_BYTES + (result instanceof ImageResult.Image image ? image.bytes().length : 0);
  }

  private static Duration kept(ImageResult result) {
    return result instanceof ImageResult.Image ? KEPT : FAILURE_KEPT;
  }

  /** The image, now or later; empty when too many others are waited for. */
  Optional<CompletableFuture<ImageResult>> get(NamedImages.Named image) {
    try {
      return Optional.of(results.get(image.address(), (address, unused) -> begin(image)));
    } catch (RejectedExecutionException | IllegalStateException full) {
      return Optional.empty();
    }
  }

  private CompletableFuture<ImageResult> begin(NamedImages.Named image) {
    if (!room.tryAcquire()) {
      throw new RejectedExecutionException("too many images are waited for");
    }
    try {
      return CompletableFuture.supplyAsync(() -> load(image), workers);
    } catch (RejectedExecutionException | IllegalStateException serverStops) {
      room.release();
      throw serverStops;
    }
  }

  private ImageResult load(NamedImages.Named image) {
    try {
      return judged(
          source.apply(new DownloadRequest(image.address(), MOST_BYTES, TIME, image.home())),
          "The image at " + MaskedAddress.of(image.address()));
    } finally {
      room.release();
    }
  }

  private static ImageResult judged(Download download, String subject) {
    if (download instanceof Download.Failed failed) {
      String reason = failed.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      String detail = failed.detail().isEmpty() ? "" : " (" + failed.detail() + ")";
      return new ImageResult.Failure(subject + " cannot be had, " + reason + detail);
    }
    Download.Complete file = (Download.Complete) download;
    Optional<ImageType> type = ImageType.named(file.mediaType());
    if (type.isEmpty()) {
      return new ImageResult.Failure(
          subject + " is not of type image/jpeg, image/png, image/gif, image/webp or image/avif");
    }
    return type.get().begins(file.bytes())
        ? new ImageResult.Image(type.get(), file.bytes())
        : new ImageResult.Failure(subject + " is not the " + type.get().mediaType() + " it says");
  }
}
