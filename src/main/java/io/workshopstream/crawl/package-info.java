/**
 * An address becomes pages: frontier, robots.txt, courtesy towards hosts, fetching, and the guard
 * that keeps requests off private networks. Knows no other room; a page that cannot be had is a
 * value.
 */
@NullMarked
package io.workshopstream.crawl;

import org.jspecify.annotations.NullMarked;
