package io.workshopstream.crawl;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

/**
 * What all crawls of the application share.
 *
 * @param workers runs one request at a time per task; may reject
 * @param chance jitter: a number from 0 to below 1 at each call, from any thread
 */
record Equipment(
    CrawlLimits limits,
    Clock clock,
    Executor workers,
    HttpClients clients,
    Browser browser,
    Courtesy courtesy,
    DoubleSupplier chance) {}
