/**
 * The pipeline of a refresh: crawl, extract, normalise, plan, apply, and the summary of all that.
 */
@NullMarked
package io.workshopstream.admin.refresh;

import org.jspecify.annotations.NullMarked;
