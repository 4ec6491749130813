/**
 * One request to one address: the HTTP client, robots.txt, redirects, failures, and what a host is
 * owed.
 */
@NullMarked
package io.workshopstream.crawl.fetch;

import org.jspecify.annotations.NullMarked;
