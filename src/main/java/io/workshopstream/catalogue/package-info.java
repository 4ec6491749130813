/**
 * Workshops, artists and choreography links; the plan of a refresh and its application in one
 *
 * <p>transaction. Knows studios only.
 */
@NullMarked
package io.workshopstream.catalogue;

import org.jspecify.annotations.NullMarked;
