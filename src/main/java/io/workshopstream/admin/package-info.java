/**
 * The straight pipeline from a studio to its refreshed workshops, and every sentence an admin
 * reads. Knows the rooms below it, nothing of HTTP or streams.
 */
@NullMarked
package io.workshopstream.admin;

import org.jspecify.annotations.NullMarked;
