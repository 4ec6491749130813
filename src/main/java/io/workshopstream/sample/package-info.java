/**
 * Four small studio sites of the sample profile, one per booking platform, whose dates move with
 * the calendar. Knows no other room: the application crawls them over HTTP like any other site.
 */
@NullMarked
package io.workshopstream.sample;

import org.jspecify.annotations.NullMarked;
