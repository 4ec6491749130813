/**
 * Claims become workshops, or a rejection with its reason. Pure functions: the day, the zone and
 * the known artists are passed in. Knows claims, words and the catalogue's values.
 */
@NullMarked
package io.workshopstream.normalisation;

import org.jspecify.annotations.NullMarked;
