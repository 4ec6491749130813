package io.workshopstream.crawl.page;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One file to be had, whatever it is.
 *
 * @param bytes the longest body, after decompression
 * @param time longest time from the first connection to the last byte, redirects included
 * @param home a page of the only site that may be on a private or loopback address, as the
 *     configuration names it and never the caller; null when none may
 */
public record DownloadRequest(URI address, int bytes, Duration time, @Nullable URI home) {}
