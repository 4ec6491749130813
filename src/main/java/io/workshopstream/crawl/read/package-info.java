/** Responses become pages and links. */
@NullMarked
package io.workshopstream.crawl.read;

import org.jspecify.annotations.NullMarked;
