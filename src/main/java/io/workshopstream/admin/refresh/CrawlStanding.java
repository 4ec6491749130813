package io.workshopstream.admin.refresh;

import io.workshopstream.studio.Studio;

/**
 * How far the crawl of a studio is.
 *
 * @param visited how many links were looked at
 * @param links how many links are known by now
 */
record CrawlStanding(Studio studio, int visited, int links, StudioSummary tally) {}
