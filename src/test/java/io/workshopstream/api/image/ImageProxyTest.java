package io.workshopstream.api.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.HandClock;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.crawl.OneServer;
import io.workshopstream.crawl.TestLimits;
import io.workshopstream.crawl.page.BrowserLimits;
import io.workshopstream.crawl.page.Download;
import io.workshopstream.testsite.Bytes;
import io.workshopstream.testsite.RedirectTo;
import io.workshopstream.testsite.Status;
import io.workshopstream.testsite.TestSite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Images of a site on this machine, which is at home there. */
@Timeout(60)
class ImageProxyTest {

  private static final byte[] PNG =
      "\u0089PNG\r\n\u001A\nand so on".getBytes(StandardCharsets.ISO_8859_1);

  private final TestSite site = TestSite.start();
  private final HandClock clock = new HandClock("2026-05-04T10:00:00Z");
  private final ThreadPoolExecutor workers =
      (ThreadPoolExecutor) Executors.newFixedThreadPool(ImageProxy.AT_WORK);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final Crawler crawler =
      new Crawler(
          new TestLimits().build(),
          BrowserLimits.none(),
          workers,
          new OneServer(),
          Clock.systemUTC());
  private final ImageProxy proxy =
      new ImageProxy(order -> crawler.download(order, timer), workers, clock);

  @AfterEach
  void close() {
    crawler.close();
    workers.shutdownNow();
    timer.shutdownNow();
    site.close();
  }

  private CompletableFuture<ImageResult> begin(String path) {
    return proxy.get(new NamedImages.Named(site.address(path), site.address("/"))).orElseThrow();
  }

  /** Also waits until the cache has noted when it came: that follows the future's completion. */
  private ImageResult.Image image(String path) {
    ImageResult result = begin(path).join();
    await().until(() -> workers.getActiveCount() == 0);
    return (ImageResult.Image) result;
  }

  private String failure(String path) {
    ImageResult result = begin(path).join();
    await().until(() -> workers.getActiveCount() == 0);
    return ((ImageResult.Failure) result).sentence();
  }

  @Test
  void an_image_is_asked_for_once_and_again_after_a_day() {
    site.at("/a.png", new Bytes("image/png", PNG));

    assertThat(image("/a.png").bytes()).isEqualTo(PNG);
    clock.pass(Duration.ofHours(23));
    assertThat(image("/a.png").type()).isEqualTo(ImageType.PNG);
    assertThat(site.requests("/a.png")).hasSize(1);

    clock.pass(Duration.ofHours(2));
    assertThat(image("/a.png").bytes()).isEqualTo(PNG);
    assertThat(site.requests("/a.png")).hasSize(2);
  }

  @Test
  void many_who_ask_at_the_same_time_share_one_fetch() {
    CountDownLatch open = new CountDownLatch(1);
    site.at(
        "/a.png",
        (request, reply) -> {
          open.await();
          reply.send(200, "image/png", PNG);
        });
    List<CompletableFuture<ImageResult>> all = new ArrayList<>();
    for (int caller = 0; caller < 100; caller++) {
      all.add(begin("/a.png"));
    }
    assertThat(all).noneMatch(CompletableFuture::isDone);

    open.countDown();

    assertThat(all).allMatch(one -> Arrays.equals(((ImageResult.Image) one.join()).bytes(), PNG));
    assertThat(site.requests("/a.png")).hasSize(1);
  }

  @Test
  void at_most_eight_are_fetched_at_a_time_and_what_is_beyond_those_that_may_wait_is_refused() {
    CountDownLatch open = new CountDownLatch(1);
    site.at(
        "/i/*",
        (request, reply) -> {
          open.await();
          reply.send(200, "image/png", PNG);
        });
    List<CompletableFuture<ImageResult>> all = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      all.add(begin("/i/" + i));
    }
    URI last = site.address("/i/last");
    assertThat(proxy.get(new NamedImages.Named(last, site.address("/")))).isEmpty();
    await().untilAsserted(() -> assertThat(site.requests()).hasSize(8));

    open.countDown();

    assertThat(all).allMatch(one -> one.join() instanceof ImageResult.Image);
    assertThat(site.busiest()).isEqualTo(8);
    await().untilAsserted(() -> assertThat(image("/i/last").bytes()).isEqualTo(PNG));
  }

  @Test
  void what_is_no_image_by_its_type_or_by_its_bytes_is_a_failure_that_says_so() {
    byte[] html = "<!DOCTYPE html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    site.at("/page", new Bytes("text/html", PNG)).at("/nothing", new Bytes("", PNG));
    site.at("/vector", new Bytes("image/svg+xml", html)).at("/fake", new Bytes("image/png", html));
    site.at("/other", new Bytes("image/gif", PNG));

    assertThat(failure("/page")).contains("is not of type image/jpeg");
    assertThat(failure("/nothing")).contains("is not of type image/jpeg");
    assertThat(failure("/vector")).contains("is not of type image/jpeg");
    assertThat(failure("/fake")).endsWith("is not the image/png it says");
    assertThat(failure("/other")).endsWith("is not the image/gif it says");
  }

  @Test
  void what_is_too_long_or_moves_to_another_private_place_is_a_failure() {
    site.at("/long", new Bytes("image/png", Arrays.copyOf(PNG, ImageProxy.MOST_BYTES + 1)));
    site.at("/whole", new Bytes("image/png", Arrays.copyOf(PNG, ImageProxy.MOST_BYTES)));
    try (TestSite other = TestSite.start()) {
      site.at("/moved", new RedirectTo(other.address("/a.png").toString()));

      assertThat(failure("/moved")).contains("forbidden address");
      assertThat(other.requests()).isEmpty();
    }
    assertThat(failure("/long")).contains("too large");
    assertThat(image("/whole").bytes()).hasSize(ImageProxy.MOST_BYTES);
  }

  @Test
  void a_failure_is_kept_for_half_a_minute_only_and_shows_no_key() {
    site.at("/a.png", new Status(500));
    assertThat(failure("/a.png?token=hush"))
        .isEqualTo(
            "The image at http://127.0.0.1:"
                + site.port()
                + "/a.png?token=*** cannot be had, bad status (500)");
    failure("/a.png?token=hush");
    assertThat(site.requests("/a.png")).hasSize(1);

    clock.pass(Duration.ofSeconds(31));
    site.at("/a.png", new Bytes("image/png", PNG));

    assertThat(image("/a.png?token=hush").bytes()).isEqualTo(PNG);
  }

  @Test
  void no_more_than_32_mebibytes_are_kept() {
    byte[] large = Arrays.copyOf(PNG, ImageProxy.MOST_BYTES);
    List<URI> asked = new ArrayList<>();
    ImageProxy small =
        new ImageProxy(
            order -> {
              asked.add(order.address());
              return new Download.Complete("image/png", large);
            },
            Runnable::run,
            clock);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20; i++) {
        URI address = URI.create("http://studio.example/" + i);
        small.get(new NamedImages.Named(address, null)).orElseThrow().join();
      }
    }
    // 15 of them fit, so that five at least had to be fetched again
    assertThat(asked).hasSizeGreaterThanOrEqualTo(25);
  }
}
