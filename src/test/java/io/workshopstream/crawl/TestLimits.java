package io.workshopstream.crawl;

import io.workshopstream.crawl.page.CrawlLimits;
import java.time.Duration;

/** Limits that suit a site on this machine, to be changed one by one. */
public final class TestLimits {

  private int bytes = 200_000;
  private int redirects = 5;
  private int pages = 100;
  private int attempts = 3;
  private int perHost = 4;
  private Duration delay = Duration.ZERO;
  private Duration maxDelay = Duration.ofSeconds(2);
  private Duration backOff = Duration.ofMillis(20);
  private Duration readTimeout = Duration.ofSeconds(5);
  private Duration pageTimeout = Duration.ofSeconds(10);
  private Duration totalTimeout = Duration.ofMinutes(1);

  TestLimits redirects(int most) {
    redirects = most;
    return this;
  }

  TestLimits pages(int most) {
    pages = most;
    return this;
  }

  public TestLimits attempts(int most) {
    attempts = most;
    return this;
  }

  public TestLimits perHost(int most) {
    perHost = most;
    return this;
  }

  TestLimits delay(Duration least) {
    delay = least;
    return this;
  }

  public TestLimits maxDelay(Duration most) {
    maxDelay = most;
    return this;
  }

  public TestLimits backOff(Duration first) {
    backOff = first;
    return this;
  }

  TestLimits readTimeout(Duration longest) {
    readTimeout = longest;
    return this;
  }

  TestLimits pageTimeout(Duration longest) {
    pageTimeout = longest;
    return this;
  }

  TestLimits totalTimeout(Duration longest) {
    totalTimeout = longest;
    return this;
  }

  public CrawlLimits build() {
    return new CrawlLimits(
        bytes,
        redirects,
        pages,
        attempts,
        perHost,
        delay,
        maxDelay,
        backOff,
        Duration.ofSeconds(2),
        readTimeout,
        pageTimeout,
        totalTimeout,
        "WorkshopStreaming/1.0 (+https://workshops.example/bot)");
  }
}
