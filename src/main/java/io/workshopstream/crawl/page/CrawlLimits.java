package io.workshopstream.crawl.page;

import java.time.Duration;

/**
 * How far and how fast a crawl may go.
 *
 * @param bytes the longest body, after decompression
 * @param redirects the most hops for one page
 * @param pages the most pages of one crawl, the start page included; ten times as many links are
 *     remembered to be reported as not visited
 * @param attempts the most requests for one page when the site is busy or broken
 * @param perHost the most requests under way at one host, over all crawls
 * @param delay the least time between two requests to one host; robots.txt may ask for more
 * @param maxDelay the most that a wish of the site is waited for: a longer Crawl-delay of
 *     robots.txt counts as this long, a longer Retry-After ends the page's attempts, and back-off
 *     stops growing here
 * @param backOff the longest wait before the second attempt, doubled for each further one; the wait
 *     itself is drawn at random from zero to that
 * @param connectTimeout time to connect
 * @param readTimeout longest silence while an answer arrives
 * @param pageTimeout longest time for one attempt, its redirects included; waiting for a turn at a
 *     host does not count
 * @param totalTimeout longest time for the crawl as a whole
 * @param userAgent how the crawler names itself
 */
public record CrawlLimits(
    int bytes,
    int redirects,
    int pages,
    int attempts,
    int perHost,
    Duration delay,
    Duration maxDelay,
    Duration backOff,
    Duration connectTimeout,
    Duration readTimeout,
    Duration pageTimeout,
    Duration totalTimeout,
    String userAgent) {}
