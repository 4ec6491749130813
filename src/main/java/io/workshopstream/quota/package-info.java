/**
 * What all servers on one database may use together: turns at hosts, and the tokens of the language
 * model. Implements with rows what {@code crawl} and {@code advice} ask for, and when the database
 * fails decides for both.
 */
@NullMarked
package io.workshopstream.quota;

import org.jspecify.annotations.NullMarked;
