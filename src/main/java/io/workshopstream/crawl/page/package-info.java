/** The values that a crawl takes and gives: requests, limits, pages and failures. */
@NullMarked
package io.workshopstream.crawl.page;

import org.jspecify.annotations.NullMarked;
