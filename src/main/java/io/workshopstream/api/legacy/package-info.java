/**
 * The admin routes of the old system, which its clients still call: as they were, over what this
 * one has.
 */
@NullMarked
package io.workshopstream.api.legacy;

import org.jspecify.annotations.NullMarked;
